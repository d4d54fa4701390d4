import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JsonValue } from '#kernel';
import { Database, type Tx } from '#persistence';
import { messageOf } from '../retrier.js';
import type { ParkedRow } from '../parked.js';
import { audit, type Hand } from './audit.js';
import { differences, type Difference } from './json-diff.js';
import { backInLine } from './parked-acts.js';
import { Redelivery, type Rehearsal } from './redelivery.js';

/** Bytes as a person can read or copy them: text where they are UTF-8, else base64. */
export interface Payload {
  readonly encoding: 'utf8' | 'base64';
  readonly value: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Revealed {
  /** As it came. */
  readonly original: Payload;
  /** The changed copy that is tried instead; null where nobody changed it. */
  readonly edited: Payload | null;
}

export interface EditPlan {
  readonly differences: readonly Difference[];
  readonly rehearsal: Rehearsal;
  readonly applied: boolean;
}

/** The bytes of one parked message: shown to a named person with a reason, and changed in a copy beside the original, which is never touched. */
@Injectable()
export class PayloadDesk {
  constructor(
    private readonly database: Database,
    private readonly redelivery: Redelivery,
  ) {}

  /** @returns null for an id that nobody knows */
  reveal(parkedId: string, by: Hand, reason: string): Promise<Revealed | null> {
    return this.database.worker(async (tx) => {
      const row = await rowOf(tx, parkedId);
      if (!row) return null;
      await audit(tx, { kind: 'reveal', by, reason, parkedIds: [parkedId] });
      return { original: payloadOf(row.value), edited: row.edited_value === null ? null : payloadOf(row.edited_value) };
    });
  }

  /** What a try of the message, or of it with another payload, would do. @returns null for what is no longer open */
  async rehearse(parkedId: string, value?: Buffer): Promise<Rehearsal | null> {
    const row = await this.database.worker((tx) => rowOf(tx, parkedId));
    if (!row || !isOpen(row)) return null;
    return this.redelivery.rehearse(row.consumer_group, messageOf(value ? { ...row, edited_value: value } : row));
  }

  /**
   * Replaces what is tried, after a rehearsal that did not fail; `dryRun` only shows the difference and the rehearsal.
   * Key, headers and origin stay as they came. @returns null for what is no longer open
   */
  async edit(
    parkedId: string,
    value: Buffer,
    { by, reason, dryRun }: { readonly by: Hand; readonly reason: string; readonly dryRun: boolean },
  ): Promise<EditPlan | null> {
    const row = await this.database.worker((tx) => rowOf(tx, parkedId));
    if (!row || !isOpen(row)) return null;
    const before = row.edited_value ?? row.value;
    const plan = {
      differences: diffOf(before, value),
      rehearsal: await this.redelivery.rehearse(row.consumer_group, messageOf({ ...row, edited_value: value })),
    };
    const applied =
      !dryRun && plan.rehearsal.verdict !== 'would-fail' && (await this.keep(row, value, { by, reason, paths: plan.differences.map(({ path }) => path) }));
    return { ...plan, applied };
  }

  /** @returns whether it was still open and unchanged by anybody else */
  private keep(
    row: ParkedRow,
    value: Buffer,
    { by, reason, paths }: { readonly by: Hand; readonly reason: string; readonly paths: readonly string[] },
  ): Promise<boolean> {
    return this.database.worker(async (tx) => {
      const rows = await tx.query(
        `update messaging.parked set edited_value = $2 where parked_id = $1 and state in ('retry', 'dead') and edited_value is not distinct from $3 returning parked_id`,
        [row.parked_id, value, row.edited_value],
      );
      if (rows.length === 0) return false;
      await backInLine(tx, [row.parked_id], by);
      const detail = { paths: paths.slice(0, 50), from: sha256(row.edited_value ?? row.value), to: sha256(value) };
      await audit(tx, { kind: 'edit', by, reason, parkedIds: [row.parked_id], detail });
      return true;
    });
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const isOpen = ({ state }: ParkedRow): boolean => state === 'retry' || state === 'dead';

async function rowOf(tx: Tx, parkedId: string): Promise<ParkedRow | undefined> {
  const [row] = await tx.query<ParkedRow>('select * from messaging.parked where parked_id = $1', [parkedId]);
  return row;
}

function payloadOf(bytes: Buffer): Payload {
  const text = utf8(bytes);
  const shown = text === null ? ({ encoding: 'base64', value: bytes.toString('base64') } as const) : ({ encoding: 'utf8', value: text } as const);
  return { ...shown, bytes: bytes.length, sha256: sha256(bytes) };
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function diffOf(before: Buffer, after: Buffer): readonly Difference[] {
  const [a, b] = [json(before), json(after)];
  if (a !== undefined && b !== undefined) return differences(a, b);
  return differences(utf8(before) ?? before.toString('base64'), utf8(after) ?? after.toString('base64'));
}

function json(bytes: Buffer): JsonValue | undefined {
  try {
    return JSON.parse(bytes.toString('utf8')) as JsonValue;
  } catch {
    return undefined;
  }
}
