import type { JsonObject } from '#kernel';
import type { DoorNotice, StatusCode } from '#contracts';

/** What a door's renderer is given for one status of one order. */
export interface StatusToTell {
  readonly sourceOrderNo: string;
  /** Contiguous from 1 per order; null for REFUSED, which takes none. */
  readonly seq: number | null;
  /** Which half of a split order this is about; null where the order was not split. */
  readonly part: '投诉' | '举报' | null;
  readonly notice: DoorNotice;
  /** Only for REFUSED. */
  readonly refusal: RefusalToTell | null;
}

/** Why a record or a batch command was not taken, and which one it was. */
export interface RefusalToTell {
  readonly code: string;
  readonly commandId: string | null;
  readonly command: string | null;
  /** Where the refused record stands: a Kafka position or a row of a batch. */
  readonly source: JsonObject | null;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly detail: string }[];
}

/** A status in the door's own words. */
export interface RenderedStatus {
  readonly code: StatusCode;
  readonly json: JsonObject;
  /** The callback's form where it differs from the JSON. */
  readonly xml: string | null;
}

/** The members every door adds for a refusal; empty for a status. */
export const refusalMembers = (refusal: RefusalToTell | null): JsonObject =>
  refusal === null
    ? {}
    : {
        reasonCode: refusal.code,
        ...(refusal.commandId === null ? {} : { commandId: refusal.commandId }),
        ...(refusal.command === null ? {} : { command: refusal.command }),
        ...(refusal.source === null ? {} : { source: refusal.source }),
        errors: refusal.errors.map(({ path, code, detail }) => ({ path, code, detail })),
      };
