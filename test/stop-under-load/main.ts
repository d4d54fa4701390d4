import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { inParallel } from '../support/in-parallel.js';
import { freePort, RunningHub } from '../support/running-hub.js';
import { SteadyOrders } from '../support/steady-orders.js';

const FAILED = 7;
const USAGE = 2;
const LIMIT_MS = 30_000;
const DOOR = 'hotline-12345';

interface Options {
  readonly rate: number;
  readonly seconds: number;
  readonly json: boolean;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function optionsOf(args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { rate: { type: 'string', default: '200' }, seconds: { type: 'string', default: '10' }, json: { type: 'boolean', default: false } },
    });
    const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
    return rate >= 1 && rate <= 5_000 && seconds >= 1 && seconds <= 600 ? { rate, seconds, json: values.json } : null;
  } catch {
    return null;
  }
}

/** Orders that were answered 2xx and that the door does not know after the next start. */
async function lostOf(hub: RunningHub, taken: readonly string[]): Promise<readonly string[]> {
  const lost: string[] = [];
  await inParallel(taken, 16, async (orderNo) => {
    const { status } = await hub.as('KEY_HOTLINE_12345').get(`/v1/doors/${DOOR}/orders/${orderNo}`);
    if (status !== 200) lost.push(orderNo);
  });
  return lost;
}

async function redelivered(hub: RunningHub): Promise<number> {
  const text = await (await fetch(`${hub.url}/metrics`)).text();
  return [...text.matchAll(/^hub_messages_total\{group="[\w-]+",outcome="duplicate"\} (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

async function run({ rate, seconds, json }: Options): Promise<number> {
  say('启动 · starting a hub of its own');
  const hub = await RunningHub.start(null, { HUB_KAFKA_PORT: String(await freePort()), HUB_POSTGRES_PORT: String(await freePort()) });
  try {
    say(`每秒 ${rate} 件，${seconds} 秒后 SIGTERM · ${rate} orders/s, SIGTERM after ${seconds} s`);
    const orders = new SteadyOrders(hub.as('KEY_HOTLINE_12345'), 'SUL', rate);
    await sleep(seconds * 1_000);
    const asked = performance.now();
    const code = await hub.terminate();
    const stopMs = Math.round(performance.now() - asked);
    const { taken, refused, unanswered } = await orders.stop();
    say('再次启动 · starting again');
    await hub.launch();
    const lost = await lostOf(hub, taken);
    const report = {
      rate,
      seconds,
      exitCode: code,
      stopMs,
      taken: taken.length,
      refusedWhileStopping: refused.length,
      unansweredWhileStopping: unanswered,
      lost: lost.length,
      redelivered: await redelivered(hub),
    };
    process.stdout.write(
      json
        ? `${JSON.stringify(report)}\n`
        : `${Object.entries(report)
            .map(([name, value]) => `${name} ${value}`)
            .join('\n')}\n`,
    );
    return code === 0 && stopMs <= LIMIT_MS && lost.length === 0 ? 0 : FAILED;
  } finally {
    await hub.stop();
  }
}

const options = optionsOf(process.argv.slice(2));
if (options === null) {
  say('用法 · usage: npm run stop-under-load -- [--rate 1..5000] [--seconds 1..600] [--json]');
  process.exitCode = USAGE;
} else process.exitCode = await run(options);
