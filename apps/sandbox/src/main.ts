import { processConfig } from '#platform';
import { openWorld, placeOf } from './partners/world.js';
import { reside } from './resident.js';
import { summaryText } from './story/show.js';
import { runStory } from './story/story.js';

const CHECK_FAILED = 7;
const INTERRUPTED = 130;

/** `--story [--json]` plays the demo once; without it the simulated partners act whenever `npx hub sandbox on` is set. */
const flags = new Set(process.argv.slice(2));
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
process.on('disconnect', () => stopping.abort());

const trouble = (error: unknown): void => {
  if (!stopping.signal.aborted) process.stderr.write(`演示机构 sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
};

const world = openWorld(placeOf(processConfig().HUB_DATA_DIR));
try {
  if (!flags.has('--story')) await reside(world, stopping.signal, trouble);
  else {
    const seed = Math.floor(Date.now() / 1_000) % 1_000_000;
    const summary = await runStory({ world, seed, signal: stopping.signal, report: trouble });
    process.stdout.write(flags.has('--json') ? `${JSON.stringify(summary)}\n` : summaryText(summary));
    process.exitCode = stopping.signal.aborted ? INTERRUPTED : summary.ok ? 0 : CHECK_FAILED;
  }
} finally {
  await world.close();
}
