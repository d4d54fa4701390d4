import { DOORS } from '#contracts';
import { Agency } from './agencies/agency.js';
import { Desk } from './desk/desk.js';
import { openInstitutions } from './institutions/all-institutions.js';
import type { CaseManners, Manners } from './partners/manners.js';
import { pauseFor } from './partners/pause.js';
import type { World } from './partners/world.js';

const LOOK_EVERY_MS = 1_000;

/** One in thirty-two cases waits for its answer, so that there is something to remind of. */
const usual: CaseManners = {};
const slow: CaseManners = { unanswered: true };
const manners: Manners = (referralId) => (Number.parseInt(referralId.slice(-2), 16) % 32 === 0 ? slow : usual);

interface Residence {
  readonly world: World;
  readonly signal: AbortSignal;
  readonly report: (error: unknown) => void;
  /** Ends with the first «off» (or with the hub) instead of waiting for the next «on». */
  readonly untilOff: boolean;
}

/** The simulated partners as long as `npx hub sandbox on` is set: they answer what comes, they send nothing of their own. */
export async function reside({ world, signal, report, untilOff }: Residence): Promise<void> {
  while (!signal.aborted) {
    if (await isOn(world)) await act(world, signal, report);
    if (untilOff) return;
    await pauseFor(LOOK_EVERY_MS, signal);
  }
}

async function act(world: World, signal: AbortSignal, report: (error: unknown) => void): Promise<void> {
  const shift = new AbortController();
  const options = { world, manners, signal: shift.signal, report };
  const institutions = await openInstitutions(options);
  const agencies = DOORS.map((door) => new Agency({ door, http: world.as(door), manners, signal: shift.signal, report, onStatus: () => undefined }));
  const followed = await Promise.all(agencies.map((agency) => agency.open()));
  const desk = new Desk(world.as('desk'), manners, shift.signal);
  await desk.skipPresent();
  const working = desk.work().catch((error: unknown) => {
    if (!shift.signal.aborted) report(error);
  });
  while (!signal.aborted && (await isOn(world))) await pauseFor(LOOK_EVERY_MS, signal);
  shift.abort();
  await Promise.all([working, institutions.close(), ...followed.map(({ ended }) => ended)]);
}

/** A hub that is gone counts as off. */
async function isOn(world: World): Promise<boolean> {
  const answer = await world
    .as('operator')
    .get('/v1/ops/sandbox')
    .catch(() => null);
  return answer?.json.on === true;
}
