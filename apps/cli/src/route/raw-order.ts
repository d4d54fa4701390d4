/** An order as a door sends it: JSON whose shape is not trusted. Every getter answers null where the value is absent or of another type. */
export type RawOrder = Readonly<Record<string, unknown>>;

export const isRawOrder = (value: unknown): value is RawOrder => typeof value === 'object' && value !== null && !Array.isArray(value);

export function textOf(order: RawOrder, name: string): string | null {
  const value = order[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export const numberOf = (order: RawOrder, name: string): number | null => {
  const value = order[name];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
};

export const flagOf = (order: RawOrder, name: string): boolean | null => {
  const value = order[name];
  return typeof value === 'boolean' ? value : null;
};

export const listOf = (order: RawOrder, name: string): readonly string[] => {
  const value = order[name];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
};

export const partOf = (order: RawOrder, name: string): RawOrder => {
  const value = order[name];
  return isRawOrder(value) ? value : {};
};

/** Yuan as a decimal text → fen; null where it is no amount of at most 15 digits. */
export function fenOf(order: RawOrder, name: string): number | null {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec((textOf(order, name) ?? '').trim());
  if (match === null) return null;
  const [, yuan = '0', cents = ''] = match;
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}

/** Year of birth in a resident's id number (GB 11643), null where there is none. */
export function birthYearIn(idNo: string | null): number | null {
  const year = idNo !== null && /^\d{17}[\dXx]$/.test(idNo) ? Number(idNo.slice(6, 10)) : NaN;
  return year >= 1900 && year <= 2100 ? year : null;
}
