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
  print(`${hubUrl()}  ${stateOf(json)}`);
  const time = json.time as JsonObject | undefined;
  if (time?.kind === 'SIMULATED') print(timeLine(time));
}

const ABILITY: Readonly<Record<string, string>> = {
  orders: words('单件报送', 'orders'),
  batches: words('批量', 'batches'),
  commands: words('指令', 'commands'),
  reading: words('查询与取件', 'reading'),
  registering: words('登记分派', 'registering'),
  telling: words('推送与回告', 'telling'),
  clocks: words('时限', 'clocks'),
};

/** Which parts are away, and what works all the same, works later, or is refused. */
function stateOf(json: JsonObject): string {
  const away = Object.entries((json.parts ?? {}) as JsonObject).filter(([, state]) => state !== 'up');
  if (away.length === 0) return words('正常', 'fine');
  const works = Object.entries((json.works ?? {}) as JsonObject);
  const listed = (wanted: string): string =>
    works
      .filter(([, ability]) => ability === wanted)
      .map(([name]) => ABILITY[name] ?? name)
      .join(words('、', ', ')) || '-';
  const parts = away.map(([part, state]) => `${part} ${asText(state)}`).join(', ');
  return words(
    `降级：${parts}；照常：${listed('works')}；稍后：${listed('later')}；拒收：${listed('refused')}`,
    `degraded: ${parts}; works: ${listed('works')}; later: ${listed('later')}; refused: ${listed('refused')}`,
  );
}
