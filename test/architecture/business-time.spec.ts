import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** What reads a clock on the wall: the machine's, or the database server's. */
const WALL_CLOCKS =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bDateTime\.(now|local|utc)\(\s*\)|\bperformance\.timeOrigin\b|\bnow\(\s*\)|\b(clock|statement|transaction)_timestamp\(\s*\)|\b(current_timestamp|current_date|localtimestamp)\b|\btimeofday\(/i;
/** A call of the port, not of SQL. */
const PORT = /\b(?!(?:Date|DateTime)\b)\w+\s*\.\s*now\(\s*\)|\bnow\(\s*\)\s*:/g;

/** Where real time is meant, and why. Everything else is business time and comes from the port. */
const REAL_TIME: Readonly<Record<string, string>> = {
  'libs/platform/src/clock.ts': 'the machine’s clock behind the port',
  'libs/identity/src/hub-clock/': 'the anchor between simulated and real time',
  'libs/platform/src/trace/': 'when a step of a trace began and ended, for a collector that compares machines',
  'libs/persistence/src/clock-skew.ts': 'compares the machine’s clock with the database’s',
  'libs/messaging/src/': 'leases, retries and ages of messages: how long a machine waits',
  'libs/delivery/src/senders/': 'leases and retries of pushes; the time stamp of a webhook signature, which the receiver compares with his own clock',
};
/** Partners and tools, which live in real time. */
const NOT_THE_HUB = ['apps/sandbox/', 'apps/cli/', 'libs/simulation/', 'libs/testing/', 'libs/embedded/'];

const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/(^|\s)\/\/.*$/gm, '');

/** `file:line` of every line that reads a clock on the wall where business time is meant. */
const leaks = (path: string, code: string): readonly string[] =>
  [...NOT_THE_HUB, ...Object.keys(REAL_TIME)].some((place) => path.startsWith(place))
    ? []
    : withoutComments(code)
        .split('\n')
        .flatMap((line, index) => (WALL_CLOCKS.test(line.replaceAll(PORT, '')) ? [`${path}:${index + 1}`] : []));

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sources(path);
    return /\.ts$/.test(entry.name) && !/\.(spec|spec-support)\.ts$/.test(entry.name) ? [path] : [];
  });
}

describe('business time comes from the Clock port', () => {
  it('in every line of the hub', () => {
    const files = ['libs', 'apps'].flatMap((folder) => sources(join(ROOT, folder)));
    expect(files.length).toBeGreaterThan(300);
    expect(files.flatMap((file) => leaks(relative(ROOT, file), readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    'const at = new Date().toISOString();',
    'const at = instantOf(Date.now());',
    'const at = DateTime.now();',
    'const at = new Date(performance.timeOrigin + performance.now());',
    'await tx.query(`insert into casework.item (made_at) values (now())`);',
    'await tx.query(`update casework.clock set stopped_at = clock_timestamp() where clock_id = $1`, [id]);',
    'made_at timestamptz not null default current_timestamp,',
    '`select * from casework.clock where due_at < now()`,',
    "'select 1 where ends_on < CURRENT_DATE',",
  ])('a planted %s is caught', (planted) => {
    expect(leaks('libs/casework/src/planted.ts', `export const x = 1;\n${planted}\n`)).toEqual(['libs/casework/src/planted.ts:2']);
  });

  it.each([
    'const at = this.clock.now();',
    'const until = performance.now() + 5;',
    'now(): Instant {',
    '// never now() nor Date.now()',
    'const asOf = this.runtime.now();',
  ])('%s is none', (right) => {
    expect(leaks('libs/casework/src/planted.ts', right)).toEqual([]);
  });

  it('every place that is left out exists and does read a clock on the wall', () => {
    for (const place of Object.keys(REAL_TIME)) {
      const files = place.endsWith('.ts') ? [join(ROOT, place)] : sources(join(ROOT, place));
      expect([place, files.some((file) => WALL_CLOCKS.test(withoutComments(readFileSync(file, 'utf8')).replaceAll(PORT, '')))]).toEqual([place, true]);
    }
  });
});
