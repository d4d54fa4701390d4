import { processConfig } from '#platform';
import { openWorld, placeOf, type Place, type World } from './partners/world.js';
import { reside } from './resident.js';
import { beginShift } from './single-shift.js';
import { summaryText } from './story/show.js';
import { runStory } from './story/story.js';

const FAILED = 1;
const CHECK_FAILED = 7;
const INTERRUPTED = 130;
const SEEDS = 1_000_000;

/** `--story [--json]` plays the demo once; without it the simulated partners act whenever `npx hub sandbox on` is set (`--until-off`: once). */
const flags = new Set(process.argv.slice(2));
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

const trouble = (error: unknown): void => {
  if (!stopping.signal.aborted) process.stderr.write(`演示机构 sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
};

try {
  process.exitCode = await play(placeOf(processConfig().HUB_DATA_DIR));
} catch (error) {
  trouble(error);
  process.exitCode = FAILED;
}

async function play(place: Place): Promise<number> {
  const world = openWorld(place);
  try {
    if (flags.has('--story')) return await tell(world);
    if (beginShift(place.dataDir)) await reside({ world, signal: stopping.signal, report: trouble, untilOff: flags.has('--until-off') });
    return 0;
  } finally {
    await world.close();
  }
}

async function tell(world: World): Promise<number> {
  const seed = Math.floor(Date.now() / 1_000) % SEEDS;
  const summary = await runStory({ world, seed, signal: stopping.signal, report: trouble });
  if (stopping.signal.aborted) return INTERRUPTED;
  process.stdout.write(flags.has('--json') ? `${JSON.stringify(summary)}\n` : summaryText(summary));
  return summary.ok ? 0 : CHECK_FAILED;
}
