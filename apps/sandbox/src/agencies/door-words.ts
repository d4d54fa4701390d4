import type { Door } from '#contracts';
import type { JsonObject } from '#kernel';

/** One status as every door reads it, whatever its members are called there. */
export interface DoorStatus {
  readonly orderNo: string;
  readonly seq: number;
  readonly code: string;
  /** The door's own word. */
  readonly word: string;
}

const NAMES: Readonly<Record<Door, { readonly orderNo: string; readonly word: string }>> = {
  'hotline-12345': { orderNo: 'orderNo', word: 'action' },
  petition: { orderNo: 'no', word: 'word' },
  'market-12315': { orderNo: '登记编号', word: '结果' },
  'hotline-12378': { orderNo: 'callNo', word: 'status' },
};

const textIn = (record: JsonObject, name: string): string => {
  const value = record[name];
  return typeof value === 'string' ? value : '';
};

/** null for a record that carries no `seq`: the refusal of a record, which belongs to no order's history. */
export function readStatus(door: Door, record: JsonObject): DoorStatus | null {
  const { orderNo, word } = NAMES[door];
  if (typeof record.seq !== 'number') return null;
  return { orderNo: textIn(record, orderNo), seq: record.seq, code: textIn(record, 'code'), word: textIn(record, word) };
}
