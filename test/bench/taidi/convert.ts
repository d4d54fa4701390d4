import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * Turns messages to a municipal mailbox (one JSON object a line: `id`, `title`, `text`, `created_at` as local time; gzip) into orders of the
 * 12345 hotline (NDJSON). Most of them are no business of a financial regulator: what the hub does with them is what is measured.
 * `node dist/test/bench/taidi/convert.js messages.jsonl.gz orders.ndjson`
 */
interface Message {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly created_at: string;
}

const ORDER_TYPES: readonly (readonly [word: string, type: string])[] = [
  ['举报', '举报'],
  ['投诉', '投诉'],
  ['建议', '建议'],
  ['咨询', '咨询'],
];
const MAX_TITLE = 120;
const MAX_CONTENT = 10_000;

/** The type a clerk would put on it: the first word of the title that names one, else a call for help. */
const orderType = (title: string): string => ORDER_TYPES.find(([word]) => title.includes(word))?.[1] ?? '求助';

const order = ({ id, title, text, created_at: at }: Message): object => ({
  orderNo: `TD${id}`,
  version: 1,
  orderType: orderType(title),
  channel: '网站',
  title: title.slice(0, MAX_TITLE),
  content: text.slice(0, MAX_CONTENT),
  receivedAt: `${at.replace(' ', 'T')}+08:00`,
});

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error('two paths are needed: the messages (.jsonl.gz) and where the orders go (.ndjson)');
const lines = gunzipSync(readFileSync(from)).toString('utf8').trim().split('\n');
writeFileSync(to, `${lines.map((line) => JSON.stringify(order(JSON.parse(line) as Message))).join('\n')}\n`);
console.log(`${lines.length} orders → ${to}`);
