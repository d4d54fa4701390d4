import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '#kernel';
import { ask } from '../hub/hub.js';
import { asText, EXIT, Failure } from '../output/failure.js';
import { print, printJson, talk } from '../output/print.js';
import { words } from '../output/words.js';

interface Options {
  readonly json?: boolean;
}

const LOOK_MS = 500;
const CHINA_MS = 8 * 3_600_000;
/** The hub answers a long step after twenty seconds and goes on behind. */
const STEP_MS = 35_000;

/** A moment as people in China read it. */
export const inChina = (moment: unknown): string =>
  typeof moment === 'string' ? `${new Date(Date.parse(moment) + CHINA_MS).toISOString().slice(0, 19).replace('T', ' ')} +08:00` : '-';

/** One line: which clock, where it stands, how fast it goes. */
export function timeLine({ kind, now, speed }: JsonObject): string {
  if (kind !== 'SIMULATED') return `${inChina(now)}  ${words('真实时钟', 'the real clock')}`;
  const pace = speed === 0 ? words('静止，步进', 'stands still, stepped') : words(`每秒 ${asText(speed)} 秒`, `${asText(speed)} seconds a second`);
  return `${inChina(now)}  ${words(`模拟时钟（${pace}）`, `a simulated clock (${pace})`)}`;
}

export async function show(options: Options): Promise<void> {
  const { json } = await ask('operator', 'GET', '/v1/ops/time');
  if (options.json === true) printJson(json);
  else print(timeLine(json));
}

/** Steps and waits for the end, with news on the way. @throws Failure (exit 1) when the step ended early */
export async function step(order: JsonObject, options: Options): Promise<void> {
  let { json } = await ask('operator', 'POST', '/v1/ops/time/step', { json: order, timeoutMs: STEP_MS });
  while (stepOf(json).done === false) {
    talk(
      words(
        `  … ${inChina(json.now)}，已过 ${asText(stepOf(json).wakes)} 个提醒时刻`,
        `  … ${inChina(json.now)}, ${asText(stepOf(json).wakes)} moments with something to tell`,
      ),
    );
    await sleep(LOOK_MS);
    ({ json } = await ask('operator', 'GET', '/v1/ops/time'));
  }
  if (options.json === true) printJson(json);
  else print(timeLine(json));
  const { stoppedBy, to } = stepOf(json);
  if (typeof stoppedBy === 'string') throw new Failure(whyNot(stoppedBy, inChina(to)), EXIT.failed);
}

function whyNot(code: string, to: string): string {
  if (code === 'HUB_CLOCK_STUCK')
    return words(
      `没有走到 ${to}：有时限到点，但 30 秒内没有进程处理 [${code}]。sla 是否在运行？npx hub status`,
      `did not get to ${to}: a limit was reached and no process told it within 30 s [${code}]. Does the app sla run? npx hub status`,
    );
  return words(`没有走到 ${to} [${code}]：请再步进一次`, `did not get to ${to} [${code}]: step again`);
}

const stepOf = (json: JsonObject): JsonObject => (typeof json.step === 'object' && json.step !== null ? (json.step as JsonObject) : {});

export async function setSpeed(speed: string, options: Options): Promise<void> {
  const value = speed.trim() === '' ? Number.NaN : Number(speed);
  if (Number.isNaN(value)) throw new Failure(words('speed 应为数字，如 86400', 'speed: a number such as 86400'), EXIT.usage);
  const { json } = await ask('operator', 'PUT', '/v1/ops/time/speed', { json: { speed: value } });
  if (options.json === true) printJson(json);
  else print(timeLine(json));
}
