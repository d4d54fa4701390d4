import fc from 'fast-check';
import { checkLife } from './check-life.js';
import { INVARIANTS } from './invariants.js';
import { SEQUENCES, type Tried } from './sequences.js';

/**
 * `node dist/test/nightly/main.js [--sequences N] [--seeds N] [--seed N] [--json]`: random lives under the eyes of every invariant. Ends with exit
 * code 1, the seed and the shrunk sequence at the first that is broken.
 */
const TALK_EVERY_MS = 10_000;

interface Tally {
  sequences: number;
  commands: number;
  obeyed: number;
  events: number;
  marks: number;
}

const args = process.argv.slice(2);
const json = args.includes('--json');
const sequences = numberOf('--sequences', 100_000);
const seeds = numberOf('--seeds', 4);
const firstSeed = numberOf('--seed', Date.now() % 2 ** 31);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

function numberOf(name: string, otherwise: number): number {
  const at = args.indexOf(name);
  if (at < 0) return otherwise;
  const value = Number(args[at + 1]);
  if (Number.isSafeInteger(value) && value > 0) return value;
  say(`usage: npm run nightly -- [--sequences N] [--seeds N] [--seed N] [--json]; not understood: ${name} ${args[at + 1] ?? ''}`);
  process.exit(2);
}

const tally: Tally = { sequences: 0, commands: 0, obeyed: 0, events: 0, marks: 0 };
const begun = performance.now();
let said = begun;

function look(sequence: readonly Tried[]): void {
  const life = checkLife(sequence, INVARIANTS);
  const events = life.moments.flatMap((moment) => moment.events);
  tally.sequences += 1;
  tally.commands += life.commands;
  tally.obeyed += life.moments.filter(({ body, isAccepted }) => body !== null && isAccepted).length;
  tally.events += events.length;
  tally.marks += events.filter((event) => 'firedLateBySeconds' in event).length;
  if (performance.now() - said < TALK_EVERY_MS) return;
  said = performance.now();
  say(`${tally.sequences}/${sequences} sequences, ${tally.commands} commands, ${tally.events} events, ${Math.round((said - begun) / 1_000)} s`);
}

for (let index = 0; index < seeds; index += 1) {
  const seed = (firstSeed + index) % 2 ** 31;
  const numRuns = Math.ceil((sequences * (index + 1)) / seeds) - Math.ceil((sequences * index) / seeds);
  say(`seed ${seed}: ${numRuns} sequences`);
  const found = fc.check(fc.property(SEQUENCES, look), { seed, numRuns });
  if (found.failed) {
    const [shrunk] = found.counterexample ?? [];
    say(`broken with seed ${seed}, path ${found.counterexamplePath ?? ''}: ${(found.errorInstance as Error | null)?.message ?? ''}`);
    say(`the shortest sequence that breaks it:\n${JSON.stringify(shrunk, null, 1)}`);
    process.exit(1);
  }
}

const seconds = Math.round((performance.now() - begun) / 100) / 10;
const found = { ...tally, invariants: INVARIANTS.map(({ id }) => id), seeds, firstSeed, seconds };
process.stdout.write(
  json
    ? `${JSON.stringify(found)}\n`
    : `${tally.sequences} sequences, ${tally.commands} commands, ${tally.events} events, ${tally.marks} marks in ${seconds} s: every invariant held\n`,
);
