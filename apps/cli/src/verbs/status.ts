import type { JsonObject } from '#kernel';
import { ask, listIn } from '../hub/hub.js';
import { hubUrl } from '../hub/run-place.js';
import { asText } from '../output/failure.js';
import { print, printJson, printTable } from '../output/print.js';
import { words } from '../output/words.js';
import { sayAlarm } from '../calendar/years.js';
import { timeLine } from '../time/time.js';

const age = (ms: unknown): string => (typeof ms !== 'number' ? '-' : ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`);
const count = (stage: JsonObject, name: string): string => asText(stage[name]) || '-';

/** Per stage: in, out, waiting, oldest age, parked, dead. */
export async function status(options: { readonly json?: boolean }): Promise<void> {
  const { json } = await ask('operator', 'GET', '/v1/ops/status');
  sayAlarm(json.calendarAlarm);
  if (options.json === true) {
    printJson(json);
    return;
  }
  const rows = listIn(json, 'stages').map((stage) => [
    asText(stage.stage) || asText(stage.name),
    count(stage, 'in'),
    count(stage, 'out'),
    count(stage, 'waiting'),
    age(stage.oldestAgeMs),
    count(stage, 'parked'),
    count(stage, 'dead'),
  ]);
  printTable(
    [
      words('环节', 'stage'),
      words('进', 'in'),
      words('出', 'out'),
      words('等待', 'waiting'),
      words('最久', 'oldest'),
      words('搁置', 'parked'),
      words('死信', 'dead'),
    ],
    rows,
  );
  const degraded = Array.isArray(json.degraded) ? json.degraded.map(asText) : [];
  print(`${hubUrl()}  ${degraded.length === 0 ? words('正常', 'fine') : words(`降级：${degraded.join('、')}`, `degraded: ${degraded.join(', ')}`)}`);
  const time = json.time as JsonObject | undefined;
  if (time?.kind === 'SIMULATED') print(timeLine(time));
}
