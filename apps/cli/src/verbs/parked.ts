import { ask, listIn } from '../hub/hub.js';
import { asText } from '../output/failure.js';
import { printFields, printJson, printTable, talk } from '../output/print.js';
import { words } from '../output/words.js';

interface Options {
  readonly json?: boolean;
}
const PATH = '/v1/ops/parked';

/** The messages that were set aside, dead ones included. */
export async function parkedLs(options: Options): Promise<void> {
  const { json } = await ask('operator', 'GET', PATH);
  const items = listIn(json, 'items');
  if (options.json === true) {
    printJson(json);
    return;
  }
  const columns = ['parkedId', 'state', 'group', 'topic', 'key', 'attempts', 'code', 'lastFailedAt'];
  printTable(
    columns,
    items.map((item) => columns.map((column) => asText(item[column]))),
  );
  talk(words(`${items.length} 条搁置`, `${items.length} set aside`));
}

export async function parkedShow(id: string, options: Options): Promise<void> {
  const { json } = await ask('operator', 'GET', `${PATH}/${encodeURIComponent(id)}`);
  if (options.json === true) printJson(json);
  else printFields(json);
}

export async function parkedRetry(id: string): Promise<void> {
  await ask('operator', 'POST', `${PATH}/${encodeURIComponent(id)}/retry`, { json: {} });
  talk(words(`${id} 将立即重试`, `${id} is tried again now`));
}

export async function parkedDiscard(id: string, options: { readonly reason: string }): Promise<void> {
  await ask('operator', 'POST', `${PATH}/${encodeURIComponent(id)}/discard`, { json: { reason: options.reason } });
  talk(words(`${id} 已放弃，原文与理由留存`, `${id} is given up; its bytes and the reason are kept`));
}
