import type { JsonObject } from '#kernel';
import { ask, listIn } from '../hub/hub.js';
import { asText } from '../output/failure.js';
import { print, printJson } from '../output/print.js';
import { words } from '../output/words.js';
import { showClocks } from './change.js';

export interface ReportOptions {
  readonly json?: boolean;
  readonly reexamine?: boolean;
  readonly change?: string;
}

/** Every page of what an approved change did to the clocks. */
export async function calendarReport(id: string, options: ReportOptions): Promise<void> {
  const items: JsonObject[] = [];
  let head: JsonObject = {};
  for (let after = ''; ;) {
    const query = new URLSearchParams({
      ...(options.reexamine === true ? { reexamine: 'true' } : {}),
      ...(options.change === undefined ? {} : { change: options.change.toUpperCase() }),
      ...(after === '' ? {} : { after }),
    });
    const { json } = await ask('operator', 'GET', `/v1/calendar/recalculations/${encodeURIComponent(id)}?${query.toString()}`);
    head = json;
    items.push(...listIn(json, 'items'));
    after = asText(json.next);
    if (after === '') break;
  }
  if (options.json === true) {
    printJson({ ...head, items, next: null });
    return;
  }
  const counts = (head.counts ?? {}) as JsonObject;
  const progress = head.state === 'DONE' ? words('已完成', 'done') : words(`进行中，余 ${asText(head.remaining)}`, `running, ${asText(head.remaining)} left`);
  print(`${asText(head.kind)} ${asText(head.year) || asText(head.orgId)}  ${progress}`);
  print(
    Object.entries(counts)
      .map(([name, count]) => `${name} ${asText(count)}`)
      .join('  '),
  );
  print(
    `${words('逾期须由人复核', 'breaches to look at again')}: ${asText(head.toReexamine)}   ${words('因此即刻逾期', 'overdue at once by it')}: ${asText(head.overdueAtOnce)}`,
  );
  showClocks(items);
}
