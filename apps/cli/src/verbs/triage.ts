import type { JsonObject } from '#kernel';
import { ask, listIn } from '../hub/hub.js';
import { asText } from '../output/failure.js';
import { printJson, printTable, talk } from '../output/print.js';
import { words } from '../output/words.js';

const PAGE = 200;

interface Options {
  readonly limit: string;
  readonly json?: boolean;
}

/** The dispatchers' queue, oldest first, with what routing proposes. */
export async function triageLs(options: Options): Promise<void> {
  const limit = Number(options.limit);
  const items: JsonObject[] = [];
  for (let after: string | null = ''; after !== null && items.length < limit;) {
    const query = new URLSearchParams({ limit: String(Math.min(PAGE, limit - items.length)), ...(after === '' ? {} : { after }) });
    const { json } = await ask('desk', 'GET', `/v1/desk/triage?${query.toString()}`);
    items.push(...listIn(json, 'items'));
    after = typeof json.next === 'string' ? json.next : null;
  }
  if (options.json === true) {
    printJson({ items });
    return;
  }
  printTable(
    ['referralNo', words('状态', 'status'), words('版本', 'version'), words('来源', 'source'), words('工单号', 'order'), words('建议', 'proposal')],
    items.map(row),
  );
  talk(words(`${items.length} 件待研判`, `${items.length} waiting`));
}

function row(item: JsonObject): readonly string[] {
  const proposal = (item.proposal ?? {}) as JsonObject;
  const proposed = asText(proposal.leadOrgId) === '' ? '-' : `${asText(proposal.leadOrgId)} ${asText(proposal.score)} ${asText(proposal.ruleId)}`;
  return [asText(item.referralNo), asText(item.status), asText(item.version), asText(item.source), asText(item.sourceOrderNo), proposed];
}
