import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HubError } from '#kernel';
import type { Tx } from '#persistence';
import { HUB_KEY_ID, MasterKey, REFERRAL_NAMESPACE, sealingKey, uuidV5, type SealingKey } from '#platform';

const CACHE = 20_000;

interface KeyRow {
  readonly key_id: string;
  readonly wrapped: Buffer | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * One data key per person: what was sealed under it becomes unreadable everywhere when the key is destroyed (PIPL art. 47), while events,
 * hashes and counts stay. Keys are stored wrapped by the master key; unwrapped ones live in this process's memory only.
 */
@Injectable()
export class PersonKeys {
  private readonly cache = new Map<string, SealingKey>();

  constructor(private readonly master: MasterKey) {}

  /** The hub's own key: for what belongs to no person. */
  hub(): SealingKey {
    return this.master.hubKey();
  }

  /** Equal person = equal text; null when neither number is known. Never reversible without the master key. */
  complainantKey(idNo: string | null, phone: string | null): string | null {
    const named = idNo ?? phone;
    return named === null ? null : this.master.keyedHash('complainant', named);
  }

  /** The keys of `personRefs` (a `complainantKey`, or an order's referralId where nobody is named); missing ones are made in this transaction. */
  async forPersons(tx: Tx, personRefs: readonly string[]): Promise<ReadonlyMap<string, SealingKey>> {
    const idOf = new Map(personRefs.map((ref) => [ref, uuidV5(REFERRAL_NAMESPACE, `person:${ref}`)]));
    const unknown = [...new Set(idOf.values())].filter((keyId) => !this.cache.has(keyId)).sort();
    const made = unknown.length > 0 ? await this.makeOrRead(tx, unknown) : new Map<string, SealingKey>();
    // Left over: cached ones, and those that another transaction made at this moment.
    const others = await this.byIds(
      tx,
      [...idOf.values()].filter((keyId) => !made.has(keyId)),
    );
    return new Map([...idOf].map(([ref, keyId]) => [ref, made.get(keyId) ?? required(others, keyId)]));
  }

  private async makeOrRead(tx: Tx, keyIds: readonly string[]): Promise<ReadonlyMap<string, SealingKey>> {
    const rows = await tx.query<KeyRow>(
      `with made as (
         insert into identity.person_key (key_id, wrapped) select k::uuid, decode(w, 'hex') from unnest($1::text[], $2::text[]) as n (k, w) order by k
         on conflict do nothing returning key_id, wrapped)
       select key_id, wrapped from made union all select key_id, wrapped from identity.person_key where key_id = any($1::uuid[])`,
      [keyIds, keyIds.map((keyId) => this.master.wrap(keyId, randomBytes(32)).toString('hex'))],
    );
    return this.unwrapped(tx, rows);
  }

  /** @throws HubError `HUB_PERSON_KEY_DESTROYED` (not retryable) when a key is gone: its person's data cannot be read any more. */
  async byIds(tx: Tx, keyIds: readonly string[]): Promise<ReadonlyMap<string, SealingKey>> {
    const found = new Map<string, SealingKey>();
    const missing: string[] = [];
    for (const keyId of new Set(keyIds)) {
      const cached = keyId === HUB_KEY_ID ? this.hub() : this.cache.get(keyId);
      if (cached) found.set(keyId, cached);
      else if (UUID.test(keyId)) missing.push(keyId);
    }
    if (missing.length > 0) {
      const rows = await tx.query<KeyRow>('select key_id, wrapped from identity.person_key where key_id = any($1)', [missing]);
      for (const [keyId, key] of this.unwrapped(tx, rows)) found.set(keyId, key);
    }
    for (const keyId of keyIds) required(found, keyId);
    return found;
  }

  private unwrapped(tx: Tx, rows: readonly KeyRow[]): ReadonlyMap<string, SealingKey> {
    const keys = rows.flatMap(({ key_id: keyId, wrapped }) => (wrapped ? [sealingKey(keyId, this.master.unwrap(keyId, wrapped))] : []));
    // A key of a transaction that rolls back was never stored: nothing may be sealed under it later.
    tx.afterCommit(() => this.remember(keys));
    return new Map(keys.map((key) => [key.keyId, key]));
  }

  private remember(keys: readonly SealingKey[]): void {
    if (this.cache.size + keys.length > CACHE) this.cache.clear();
    for (const key of keys) this.cache.set(key.keyId, key);
  }
}

function required(keys: ReadonlyMap<string, SealingKey>, keyId: string): SealingKey {
  const key = keys.get(keyId);
  if (!key) throw new HubError('HUB_PERSON_KEY_DESTROYED', 'the key of this person is gone: the data cannot be read', false, { keyId });
  return key;
}
