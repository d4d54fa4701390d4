import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DOOR_PARTY, isDoor, type Actor, type Door, type Role } from '#contracts';
import type { Clock, Instant } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK } from '#platform';
import { PartyDirectory } from './party-directory.js';

export type CredentialScope = 'door' | 'institution' | 'desk' | 'operator' | 'supervisor' | 'mediation' | 'court';

/** Who is calling, for which party, and in which fixed roles. */
export interface Caller {
  readonly orgId: string;
  readonly scope: CredentialScope;
  readonly door: Door | null;
  readonly actor: Actor;
  readonly isDrill: boolean;
}

interface CredentialRow {
  readonly org_id: string;
  readonly scope: CredentialScope;
  readonly door: string | null;
  readonly ends_at: Date | null;
  readonly user_hash: string | null;
}

const OFFICER: Readonly<Record<Door, Role>> = { 'hotline-12345': 'HO', petition: 'PO', 'market-12315': 'MO', 'hotline-12378': 'HO' };
const CACHE_MS = 2_000;

/** The stored form of a key: keys have 256 random bits, so one hash round is enough. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** A new API key: shown once, stored hashed. */
export const newApiKey = (): string => `ldk_${randomBytes(24).toString('base64url')}`;

/** API keys of doors, institutions, the desk and operators: each acts in fixed roles, for its own party only. */
@Injectable()
export class Credentials {
  private readonly cache = new Map<string, { readonly row: Promise<CredentialRow | null>; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly directory: PartyDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The caller behind `key`, or null for a key that is unknown or has ended. */
  async caller(key: string): Promise<Caller | null> {
    const row = await this.row(hashOf(key));
    if (!row || (row.ends_at !== null && row.ends_at.toISOString() <= this.clock.now())) return null;
    const door = row.door !== null && isDoor(row.door) ? row.door : null;
    return {
      orgId: row.org_id,
      scope: row.scope,
      door,
      actor: { orgId: row.org_id, roles: rolesOf(row.scope, door), door, userHash: row.user_hash },
      isDrill: this.directory.get(row.org_id)?.isDrill ?? false,
    };
  }

  /** Callers that come together wait for one reading. */
  private row(keyHash: string): Promise<CredentialRow | null> {
    const cached = this.cache.get(keyHash);
    if (cached && cached.until > performance.now()) return cached.row;
    if (this.cache.size > 5_000) this.cache.clear();
    const row = this.read(keyHash);
    this.cache.set(keyHash, { row, until: performance.now() + CACHE_MS });
    row.catch(() => this.cache.delete(keyHash));
    return row;
  }

  private async read(keyHash: string): Promise<CredentialRow | null> {
    const [row] = await this.database.statement<CredentialRow>('select org_id, scope, door, ends_at, user_hash from identity.credential where key_hash = $1', [
      keyHash,
    ]);
    return row ?? null;
  }
}

interface NewCredential {
  readonly key: string;
  readonly orgId: string;
  readonly scope: CredentialScope;
  readonly at: Instant;
  readonly endOthersAt: Instant | null;
  /** The key is one person's: what needs two people tells them apart by this keyed hash of a staff number. */
  readonly userHash?: string;
}

/** Stores a key for a party; earlier keys of the party and scope, or of the person, end at `endOthersAt` (rotation overlap), or go on where it is null. */
export async function addCredential(tx: Tx, given: NewCredential): Promise<void> {
  const door = given.scope === 'door' ? (Object.entries(DOOR_PARTY).find(([, orgId]) => orgId === given.orgId)?.[0] ?? null) : null;
  if (given.endOthersAt !== null) {
    await tx.query(
      'update identity.credential set ends_at = least(coalesce(ends_at, $3), $3) where org_id = $1 and scope = $2 and user_hash is not distinct from $4',
      [given.orgId, given.scope, given.endOthersAt, given.userHash ?? null],
    );
  }
  await tx.query(
    'insert into identity.credential (key_hash, org_id, scope, door, made_at, user_hash) values ($1, $2, $3, $4, $5, $6) on conflict (key_hash) do nothing',
    [hashOf(given.key), given.orgId, given.scope, door, given.at, given.userHash ?? null],
  );
}

function rolesOf(scope: CredentialScope, door: Door | null): readonly Role[] {
  switch (scope) {
    case 'door':
      return door === null ? [] : [OFFICER[door], 'CB'];
    case 'institution':
      // IS and RV count only where the registry says that this institution stands above the one that has or decided the case.
      return ['IH', 'IM', 'IS', 'RV'];
    case 'desk':
      return ['HD', 'RV'];
    case 'supervisor':
      return ['SV', 'RV'];
    case 'mediation':
      return ['ME', 'MA'];
    case 'court':
      return ['CC'];
    case 'operator':
      return ['AU'];
  }
}

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
