import { randomUUID } from 'node:crypto';
import type { Door } from '#contracts';
import type { JsonObject } from '#kernel';
import type { HubAnswer, HubHttp } from '#simulation';

const STALE = 412;
const TRIES = 3;

/** A command of an institution or the desk on the version that stands; once more when it was stale. @returns the last answer, refused or not */
export async function command(http: HubHttp, referralId: string, name: string, body: JsonObject): Promise<HubAnswer> {
  const path = `/v1/referrals/${referralId}`;
  const key = randomUUID();
  for (let tries = 1; ; tries += 1) {
    const { status, headers } = await http.get(path);
    if (status !== 200) return { status, headers, text: '', json: {}, answerLost: false };
    const answer = await http.post(`${path}/commands/${name}`, body, { headers: { 'If-Match': headers.etag ?? '', 'Idempotency-Key': `${key}-${tries}` } });
    if (answer.status !== STALE || tries === TRIES) return answer;
  }
}

/** A command of a door's officer on one of its orders. */
export const officerCommand = (
  http: HubHttp,
  door: Door,
  orderNo: string,
  { name, body }: { readonly name: string; readonly body: JsonObject },
): Promise<HubAnswer> =>
  http.post(`/v1/doors/${door}/orders/${encodeURIComponent(orderNo)}/commands/${name}`, { commandId: randomUUID(), officer: 'DEMO-01', ...body });
