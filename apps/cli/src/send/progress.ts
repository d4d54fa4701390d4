import { SingleBar } from 'cli-progress';
import { talk } from '../output/print.js';
import { words } from '../output/words.js';
import type { Tally } from './tally.js';

const LINE_EVERY_MS = 5_000;

/** How far a send has come: a bar on a terminal, one line every 5 seconds elsewhere. @returns the function that ends it. */
export function showProgress(tally: Tally, waited: boolean): () => void {
  return process.stderr.isTTY ? showBar(tally, waited) : showLines(tally, waited);
}

const done = (tally: Tally, waited: boolean): number => tally.counts.submitted - (waited ? tally.counts.accepted - tally.placed : 0);

function showBar(tally: Tally, waited: boolean): () => void {
  const format = words(
    '{bar} 已答复 {submitted}，已到位 {placed}/{accepted}，{duration_formatted}',
    '{bar} answered {submitted}, placed {placed}/{accepted}, {duration_formatted}',
  );
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, barsize: 24 });
  const payload = (): object => ({ ...tally.counts, placed: tally.placed });
  bar.start(1, 0, payload());
  const timer = setInterval(() => {
    bar.setTotal(Math.max(1, tally.counts.submitted));
    bar.update(done(tally, waited), payload());
  }, 100);
  return () => {
    clearInterval(timer);
    bar.setTotal(Math.max(1, tally.counts.submitted));
    bar.update(done(tally, waited), payload());
    bar.stop();
  };
}

function showLines(tally: Tally, waited: boolean): () => void {
  const timer = setInterval(() => {
    const { submitted, accepted } = tally.counts;
    const placed = waited ? words(`，已到位 ${tally.placed}/${accepted}`, `, placed ${tally.placed}/${accepted}`) : '';
    talk(words(`已答复 ${submitted}${placed}`, `answered ${submitted}${placed}`));
  }, LINE_EVERY_MS);
  return () => clearInterval(timer);
}
