import type { JsonObject } from '#kernel';
import { ask, listIn } from '../hub/hub.js';
import { asText } from '../output/failure.js';
import { printFields, printJson, printTable, talk } from '../output/print.js';
import { words } from '../output/words.js';

interface Json {
  readonly json?: boolean;
}
interface As extends Json {
  readonly as: string;
}
export interface ListOptions extends As {
  readonly party?: string;
  readonly state?: string;
  readonly after?: string;
  readonly limit?: string;
}

const OPS = '/v1/ops/deliveries';
/** Operators see all; a party its own, by its own routes. */
const pathFor = (as: string): string => (as === 'operator' ? OPS : '/v1/deliveries');
const one = (as: string, id: string): string => `${pathFor(as)}/${encodeURIComponent(id)}`;

export async function deliveriesLs({ as, json, party, state, after, limit }: ListOptions): Promise<void> {
  const query = new URLSearchParams(Object.entries({ party, state, after, limit }).filter((each): each is [string, string] => each[1] !== undefined));
  const answer = (await ask(as, 'GET', `${pathFor(as)}?${query.toString()}`)).json;
  if (json === true) {
    printJson(answer);
    return;
  }
  const columns = ['deliveryId', 'party', 'purpose', 'kind', 'state', 'attempts', 'lastStatus', 'lastError', 'nextAt', 'madeAt'];
  table(listIn(answer, 'items'), columns);
  if (typeof answer.next === 'string') talk(words(`还有：--after ${answer.next}`, `more: --after ${answer.next}`));
}

export async function deliveriesShow(id: string, { as, json }: As): Promise<void> {
  const answer = (await ask(as, 'GET', one(as, id))).json;
  if (json === true) {
    printJson(answer);
    return;
  }
  const { attemptLog: _attempts, actions: _actions, ...fields } = answer;
  printFields(fields);
  table(listIn(answer, 'attemptLog'), ['attempt', 'at', 'status', 'error', 'durationMs', 'nextAt']);
  if (listIn(answer, 'actions').length > 0) table(listIn(answer, 'actions'), ['verb', 'reason', 'by', 'at']);
}

export async function deliveriesEndpoints({ json }: Json): Promise<void> {
  const answer = (await ask('operator', 'GET', `${OPS}/endpoints`)).json;
  if (json === true) printJson(answer);
  else table(listIn(answer, 'items'), ['party', 'purpose', 'state', 'lastAttempts', 'failingSince', 'disabledAt', 'disabledWhy']);
}

export async function deliveriesDecide(verb: 'redeliver' | 'release', id: string, { as, reason, json }: As & { readonly reason: string }): Promise<void> {
  const answer = (await ask(as, 'POST', `${one(as, id)}/${verb}`, { json: { reason } })).json;
  if (json === true) printJson(answer);
  else if (verb === 'redeliver') talk(words(`${id} 将立即重发`, `${id} is sent again now`));
  else talk(words(`${id} 已跳过，同一案件其后的推送继续`, `${id} is passed over; what waited behind it goes on`));
}

export async function deliveriesEnable(orgId: string, { reason, json }: Json & { readonly reason: string }): Promise<void> {
  const answer = (await ask('operator', 'POST', `${OPS}/endpoints/${encodeURIComponent(orgId)}/enable`, { json: { reason } })).json;
  if (json === true) printJson(answer);
  else talk(words(`${orgId} 的推送地址已恢复，先试发一条`, `the endpoint of ${orgId} is tried again, with one push at first`));
}

function table(items: readonly JsonObject[], columns: readonly string[]): void {
  printTable(
    columns,
    items.map((item) => columns.map((column) => asText(item[column]))),
  );
}
