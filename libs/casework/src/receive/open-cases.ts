import type { Tx } from '#persistence';
import { ENDS } from '#referral';
import type { OpenCase } from '#routing';

export const openKey = (complainantKey: string | null): string => complainantKey ?? '';

interface Row {
  readonly complainant_key: string;
  readonly source_order_no: string;
  readonly lead_org_id: string | null;
  readonly business_line: string | null;
  readonly received_at: Date;
}

/** The open cases of the same persons: routing proposes a merge where person, respondent and fact agree. */
export async function openCasesOf(tx: Tx, complainantKeys: readonly (string | null)[]): Promise<ReadonlyMap<string, readonly OpenCase[]>> {
  const keys = [...new Set(complainantKeys.filter((key) => key !== null))];
  if (keys.length === 0) return new Map();
  const rows = await tx.query<Row>(
    `select complainant_key, source_order_no, lead_org_id, business_line, received_at from casework.referral
      where complainant_key = any($1) and status not in (${ENDS.map((status) => `'${status}'`).join(', ')}) order by received_at limit 5000`,
    [keys],
  );
  const found = new Map<string, OpenCase[]>();
  for (const row of rows) {
    const open = {
      orderNo: row.source_order_no,
      complainantKey: row.complainant_key,
      orgId: row.lead_org_id,
      businessLine: row.business_line,
      receivedAt: row.received_at.toISOString(),
    };
    found.set(row.complainant_key, [...(found.get(row.complainant_key) ?? []), open]);
  }
  return found;
}
