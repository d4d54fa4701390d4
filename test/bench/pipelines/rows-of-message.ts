import { createHash, randomUUID } from 'node:crypto';
import type { CaseTemplate } from '../case-template.js';

export type Row = Readonly<Record<string, unknown>>;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The template's rows for another message: every id replaced by another of its own, the same one in the same place, and the order number by the
 * message's. No rule is asked, nothing is sealed, no hash is made: this is what the rows themselves cost.
 */
export function rowFactory(template: CaseTemplate): (orderNo: string, referralId: string) => Record<string, Row[]> {
  const names = Object.keys(template.tables);
  const texts = names.map((name) => JSON.stringify(template.tables[name]));
  return (orderNo, referralId) => {
    const renamed = new Map<string, string>([[template.referralId, referralId]]);
    const rename = (id: string): string => {
      const known = renamed.get(id);
      if (known !== undefined) return known;
      const fresh = randomUUID();
      renamed.set(id, fresh);
      return fresh;
    };
    const out: Record<string, Row[]> = {};
    names.forEach((name, index) => {
      out[name] = JSON.parse((texts[index] ?? '[]').replace(UUID, rename).replaceAll(template.orderNo, orderNo)) as Row[];
    });
    const digest = createHash('sha1').update(orderNo).digest('hex').slice(0, 12);
    out.referral = (out.referral ?? []).map((row) => ({ ...row, referral_no: digest }));
    out.inbox_item = (out.inbox_item ?? []).map((row) => ({ ...row, position: Number.parseInt(digest.slice(0, 11), 16) }));
    return out;
  };
}
