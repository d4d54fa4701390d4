import type { Door, DoorNotice } from '#contracts';
import type { Instant, JsonObject } from '#kernel';
import type { Fault } from '#platform';
import type { Telling } from '../status/tell-statuses.js';

/** A record or a batch command that was not taken, as it is told to the door that sent it. */
export interface RefusedRecord {
  readonly door: Door;
  /** Empty where the record could not even be read so far. */
  readonly sourceOrderNo: string;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly Fault[];
  readonly commandId: string | null;
  readonly command: string | null;
  /** Where it stands: topic, partition and offset, or batch and row. */
  readonly source: JsonObject;
}

/** 数据退回: code REFUSED, no `seq`; the same record refused twice is told once. */
export function refusalTelling(refused: RefusedRecord, now: Instant): Telling {
  const { door, sourceOrderNo, code, detail, errors, commandId, command, source } = refused;
  const notice: DoorNotice = {
    code: 'REFUSED',
    at: now,
    unit: null,
    text: detail,
    basis: null,
    remedies: null,
    findings: null,
    resultCode: null,
    solved: null,
    rating: null,
    nextDueAt: null,
  };
  const causeId = `refused\n${JSON.stringify(source)}`;
  return { door, sourceOrderNo, part: null, notice, refusal: { code, commandId, command, source, errors }, causeId, referral: null };
}
