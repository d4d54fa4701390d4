import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

const ROOT = resolve(import.meta.dirname, '../..');
const PLANTED = join(import.meta.dirname, 'planted');
const LIBRARIES = ['kernel', 'contracts', 'referral', 'routing', 'sla', 'platform', 'persistence', 'testing', 'intake', 'casework'];

const config = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };
const ruleNames = config.forbidden.map(({ name }) => name);

/** A copy of the tree to plant in; libraries that a plant needs and that do not exist yet are empty. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'liandong-imports-'));
  for (const folder of ['libs', 'apps', 'test']) if (existsSync(join(ROOT, folder))) cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
  for (const file of ['tsconfig.json', 'package.json', '.dependency-cruiser.cjs']) cpSync(join(ROOT, file), join(copy, file));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  for (const lib of LIBRARIES) {
    const front = join(copy, 'libs', lib, 'src', 'index.ts');
    if (!existsSync(front)) write(front, 'export {};\n');
  }
  return copy;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The files of one plant: `--- path` heads each. */
const plantOf = (rule: string): { path: string; code: string }[] =>
  readFileSync(join(PLANTED, `${rule}.txt`), 'utf8')
    .split(/^--- /m)
    .slice(1)
    .map((section) => {
      const end = section.indexOf('\n');
      return { path: section.slice(0, end), code: section.slice(end + 1) };
    });

function violations(folder: string): Violation[] {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const folders = ['libs', 'apps', 'test'].filter((name) => existsSync(join(folder, name)));
  const args = [program, '--config', '.dependency-cruiser.cjs', '--preserve-symlinks', '--output-type', 'json', ...folders];
  const report = execFileSync(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 28, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return (JSON.parse(report) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the import rules', () => {
  const copy = copyOfTree();
  let found: Violation[];
  beforeAll(() => {
    for (const { path, code } of ruleNames.flatMap(plantOf)) write(join(copy, path), code);
    found = violations(copy);
  }, 60_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('have one planted violation each, and no plant without a rule', () => {
    expect(readdirSync(PLANTED).sort()).toEqual(ruleNames.map((name) => `${name}.txt`).sort());
  });

  it.each(ruleNames)('%s catches its planted violation, and only it does', (rule) => {
    const planted = new Set(plantOf(rule).map(({ path }) => path));
    const rules = found.filter(({ from }) => planted.has(from)).map((violation) => violation.rule.name);
    expect(new Set(rules)).toEqual(new Set([rule]));
  });

  it('find nothing else to say about the tree', () => {
    const planted = new Set(ruleNames.flatMap(plantOf).map(({ path }) => path));
    const others = found.filter(({ from }) => !planted.has(from)).map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`);
    expect(others).toEqual([]);
  });
});
