/** What a terminal or a collector would obey instead of showing: DEL and the C1 controls, and the line ends that JSON does not escape. */
const UNSHOWN = /[\u007f-\u009f\u2028\u2029]/gu;
const MOST_BYTES = 16_384;
const KEPT_TEXT = 2_000;
const KEPT = ['level', 'time', 'app', 'code', 'traceId', 'requestId', 'group', 'context'] as const;

/** One line of the log as it goes out: nothing in it steers a terminal, and it has at most 16 KiB: what is longer keeps its name and its beginning. */
export function logLine(line: string): string {
  const shown = line.replace(UNSHOWN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.byteLength(shown) <= MOST_BYTES ? shown : cut(shown);
}

function cut(line: string): string {
  const whole = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const kept = Object.fromEntries(KEPT.filter((name) => whole[name] !== undefined).map((name) => [name, short(whole[name])]));
  return `${JSON.stringify({ ...kept, msg: short(whole.msg), cutFromBytes: Buffer.byteLength(line) })}\n`;
}

const short = (value: unknown): unknown => (typeof value === 'string' ? value.slice(0, KEPT_TEXT) : typeof value === 'number' ? value : null);
