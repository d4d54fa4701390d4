// The last results of docs/GUARANTEES.md: kept as data, shown as a table between two marks of that page.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { at } from './paths.mjs';

const RESULTS = at('docs/guarantees/results.json');
const PAGE = at('docs/GUARANTEES.md');
const MARKS = ['<!-- results: written by npm run faults:mutants and npm run faults -- --record -->', '<!-- /results -->'];

const read = () => (existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : { mutants: {}, run: null });
const today = () => new Date().toISOString().slice(0, 10);

/** Whether the bug of a guarantee was seen, and when. */
export function recordMutant({ guarantee, file, breaks, spec, title }, caught) {
  const results = read();
  results.mutants[guarantee] = { file, breaks, spec, title, caught, on: today() };
  write(results);
}

/** What a long run found: date and seed with it. */
export function recordRun({ seed, minutes, rate, accepted, missing, doubled, outOfOrder, alienSeen, isQuiet, worstKillSeconds }) {
  write({ ...read(), run: { on: today(), seed, minutes, rate, accepted, missing, doubled, outOfOrder, alienSeen, isQuiet, worstKillSeconds } });
}

function write(results) {
  const sorted = Object.fromEntries(Object.entries(results.mutants).sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1))));
  writeFileSync(RESULTS, `${JSON.stringify({ mutants: sorted, run: results.run }, null, 2)}\n`);
  const page = readFileSync(PAGE, 'utf8');
  const [from, to] = MARKS.map((mark) => page.indexOf(mark));
  writeFileSync(PAGE, `${page.slice(0, from + MARKS[0].length)}\n\n${table(sorted, results.run)}\n\n${page.slice(to)}`);
}

function table(mutants, run) {
  const rows = Object.entries(mutants).map(
    ([id, { breaks, spec, title, caught, on }]) => `| ${id} | ${breaks} | \`${spec}\` › ${title} | ${caught ? `caught, ${on}` : `**SURVIVED**, ${on}`} |`,
  );
  const last =
    run === null
      ? 'No long run has been recorded yet.'
      : `Last recorded run of \`npm run faults\`: ${run.on}, seed ${run.seed}, ${run.minutes} minutes at ${run.rate} orders a second: accepted ${run.accepted}, missing ${run.missing}, doubled ${run.doubled}, outOfOrder ${run.outOfOrder}, alienSeen ${run.alienSeen}, worst recovery from kill -9 ${run.worstKillSeconds ?? '–'} s${run.isQuiet ? '' : ', **not quiet at the end**'}.`;
  return ['| id | the bug that was planted | the test that saw it | last result |', '|---|---|---|---|', ...rows, '', last].join('\n');
}
