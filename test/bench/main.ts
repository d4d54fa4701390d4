import { CASE_TABLES, readTemplate } from './case-template.js';
import { bareLatency, fillBacklog, IN_TOPIC, rateOf, wholeWay, writeTemplate } from './phases.js';
import { makeBareTables, openStage, type Stage } from './stage.js';
import { TOPICS } from '#contracts';

/**
 * npm run bench [-- --json] [--cases N]: four pipelines over the same rows in one run. Absolute figures are noise on a shared machine; the ratios
 * of one run count.
 */
const json = process.argv.includes('--json');
const option = process.argv.indexOf('--cases');
const CASES = option > 0 ? Number(process.argv[option + 1]) : 6_000;
const IDIOMATIC_CASES = Math.min(300, CASES);
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

interface Rates {
  readonly bare: number;
  readonly idiomatic: number;
  readonly casework: number;
  readonly whole: number;
}

async function measure(stage: Stage): Promise<unknown> {
  say(`filling the topic with ${CASES} orders …`);
  await fillBacklog(stage, CASES);
  say('(c) casework: from its topic to the dispatched event …');
  const casework = await rateOf(stage, { entry: 'dist/apps/casework/src/main.js', group: 'casework', topic: TOPICS.caseworkReferral, count: CASES, env: {} });
  const template = await readTemplate(stage.databaseUrl);
  const templateFile = writeTemplate(`${stage.dataDir}/template.json`, template);
  await stage.topic('bench.bare.out.v1');
  await stage.topic('bench.idiomatic.out.v1');
  await makeBareTables(stage.sql);
  say('(a) bare: kafkajs and SQL …');
  const bare = await rateOf(stage, {
    entry: 'dist/test/bench/pipelines/bare.js',
    group: 'bench-bare',
    topic: 'bench.bare.out.v1',
    count: CASES,
    env: { BENCH_TEMPLATE: templateFile, IN_TOPIC, OUT_TOPIC: 'bench.bare.out.v1' },
  });
  const written = await stage.sql.query<{ rows: string; bytes: string }>(`select count(*) as rows, sum(length(message)) as bytes from bare.event`);
  const bareRows = await rowsWritten(stage);
  await makeBareTables(stage.sql);
  say('(b) idiomatic: Transport.KAFKA and repository.save …');
  const idiomatic = await rateOf(stage, {
    entry: 'dist/test/bench/pipelines/idiomatic.js',
    group: 'bench-idiomatic-server',
    topic: 'bench.idiomatic.out.v1',
    count: IDIOMATIC_CASES,
    env: { BENCH_TEMPLATE: templateFile, IN_TOPIC, OUT_TOPIC: 'bench.idiomatic.out.v1' },
  });
  await makeBareTables(stage.sql);
  say('(a) bare at 200/s …');
  const bareAt200 = await bareLatency(stage, templateFile);
  say('(d) the whole way, HTTP to the status topic …');
  const whole = await wholeWay(stage, Math.min(3_000, CASES));
  const rates: Rates = { bare, idiomatic, casework, whole: whole.perSecond };
  return report({
    rates,
    template,
    perCase: { rows: Number(written.rows[0]?.rows) / CASES, bytes: Number(written.rows[0]?.bytes) / CASES, allRows: bareRows / CASES },
    bareAt200,
    whole,
  });
}

function report({
  rates,
  template,
  perCase,
  bareAt200,
  whole,
}: {
  rates: Rates;
  template: { rows: number; bytes: number; tables: Readonly<Record<string, readonly unknown[]>> };
  perCase: { rows: number; bytes: number; allRows: number };
  bareAt200: { p50Ms: number; p99Ms: number };
  whole: { latency: { p50Ms: number; p99Ms: number; missing: number } };
}): unknown {
  const events = template.tables.event ?? [];
  const eventBytes = events.reduce((sum: number, row) => sum + String((row as { message: unknown }).message).length, 0);
  return {
    cases: CASES,
    perSecond: { bare: round(rates.bare, 0), idiomatic: round(rates.idiomatic, 0), casework: round(rates.casework, 0), whole: round(rates.whole, 0) },
    ratios: {
      caseworkToBare: round(rates.casework / rates.bare),
      caseworkToIdiomatic: round(rates.casework / rates.idiomatic),
      wholeToBare: round(rates.whole / rates.bare),
    },
    latency200: {
      p50Ms: whole.latency.p50Ms,
      p99Ms: whole.latency.p99Ms,
      bareP50Ms: bareAt200.p50Ms,
      bareP99Ms: bareAt200.p99Ms,
      missing: whole.latency.missing,
    },
    perCase: {
      hubRows: template.rows,
      bareRows: round(perCase.allRows),
      hubBytes: template.bytes,
      hubEventRows: events.length,
      bareEventRows: round(perCase.rows),
      hubEventBytes: eventBytes,
      bareEventBytes: round(perCase.bytes, 0),
    },
  };
}

/** Every row the bare pipeline wrote; its pending rows are gone once they are published, so they are counted by the events they stood for. */
async function rowsWritten({ sql }: Stage): Promise<number> {
  const tables = ['inbox', ...CASE_TABLES.filter((table) => table !== 'pending'), 'event'];
  const counts = tables.map((table) => `(select count(*) from bare.${table})`);
  const { rows } = await sql.query<{ n: string }>(`select ${counts.join(' + ')} as n`);
  return Number(rows[0]?.n);
}

const stage = await openStage(say);
try {
  const result = await measure(stage);
  process.stdout.write(`${json ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
} finally {
  await stage.stop();
}
process.exit(0);
