import type { Door } from '#contracts';
import type { Institutions } from '../institutions/all-institutions.js';
import { CHAPTER_NAMES, type ChapterName } from './chapters/index.js';
import type { Ledger, Place } from './ledger.js';

/** Which chapters went as written. */
export type ChaptersTold = Readonly<Record<ChapterName, boolean>>;

/** The counts of a story, each of which can be checked. */
export interface StorySummary {
  readonly submitted: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly conflict: number;
  /** Orders that were ever dispatched, waited for a person, … */
  readonly dispatched: number;
  readonly triage: number;
  readonly transferredOut: number;
  readonly returned: number;
  readonly reassigned: number;
  readonly replied: number;
  readonly closed: number;
  readonly withdrawn: number;
  /** Higher versions of accepted orders; not counted under submitted. */
  readonly updated: number;
  readonly missing: number;
  /** Where the accepted orders are now. */
  readonly ended: Readonly<Record<Place, number>>;
  readonly perDoor: Readonly<Partial<Record<Door, number>>>;
  readonly statusesBack: number;
  readonly statusFaults: number;
  readonly webhooks: Institutions['webhooks']['counts'];
  /** Dead letters that the story's poison message became. */
  readonly deadLetters: number;
  /** Joint handling, more time, a pause, a designation, a redo, reviews: told to their end. */
  readonly chapters: ChaptersTold;
  readonly seconds: number;
  readonly dispatchP50Ms: number | null;
  readonly dispatchP95Ms: number | null;
  readonly checks: Readonly<Record<string, boolean>>;
  readonly ok: boolean;
}

const PLACES: readonly Place[] = ['closed', 'withdrawn', 'transferredOut', 'inHand', 'triage', 'quarantined', 'merged'];
const MIN_ORDERS = 400;
const MIN_PER_DOOR = 50;

export function summaryOf(
  ledger: Ledger,
  webhooks: Institutions['webhooks']['counts'],
  { chapters, deadLetters, startedAtMs }: { readonly chapters: ChaptersTold; readonly deadLetters: number; readonly startedAtMs: number },
): StorySummary {
  const { counts } = ledger;
  const told = {
    dispatched: ledger.everTold('DISPATCHED', 'REASSIGNED'),
    triage: ledger.everTold('NEEDS_CLASSIFICATION'),
    transferredOut: ledger.everTold('TRANSFERRED_OUT'),
    returned: ledger.everTold('RETURNED'),
    reassigned: ledger.everTold('REASSIGNED'),
    replied: ledger.everTold('REPLIED'),
    closed: ledger.everTold('CLOSED'),
    withdrawn: ledger.everTold('WITHDRAWN'),
  };
  const ended = Object.fromEntries(PLACES.map((place) => [place, ledger.at(place)])) as Record<Place, number>;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const each = { ...told, updated: counts.updated, duplicate: counts.duplicate, refused: counts.refused, conflict: counts.conflict };
  const checks = {
    'submitted = accepted + duplicate + refused + conflict': counts.submitted === counts.accepted + counts.duplicate + counts.refused + counts.conflict,
    'accepted = sum of the places they ended': counts.accepted === sum(Object.values(ended)),
    'missing = 0': ledger.missing === 0,
    [`submitted ≥ ${MIN_ORDERS}, every door ≥ ${MIN_PER_DOOR}`]:
      counts.submitted >= MIN_ORDERS && ledger.perDoor.size === 4 && [...ledger.perDoor.values()].every((n) => n >= MIN_PER_DOOR),
    'each kind of outcome > 0': Object.values(each).every((number) => number > 0),
    'every status once, in order, in the words of its door': ledger.statusFaults === 0,
    'the partner that was down got what it missed': webhooks.recovered > 0 && webhooks.badSignature === 0,
    'the poison message became one dead letter': deadLetters === 1,
    'joint handling, extensions, a pause, a designation, a redo and reviews went as written': CHAPTER_NAMES.every((name) => chapters[name]),
  };
  return {
    ...counts,
    ...told,
    missing: ledger.missing,
    ended,
    perDoor: Object.fromEntries(ledger.perDoor),
    statusesBack: ledger.statusesBack,
    statusFaults: ledger.statusFaults,
    webhooks,
    deadLetters,
    chapters,
    seconds: Math.round((performance.now() - startedAtMs) / 100) / 10,
    dispatchP50Ms: quantile(ledger.dispatchMs, 0.5),
    dispatchP95Ms: quantile(ledger.dispatchMs, 0.95),
    checks,
    ok: Object.values(checks).every(Boolean),
  };
}

function quantile(sorted: readonly number[], fraction: number): number | null {
  const found = sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)];
  return found === undefined ? null : Math.round(found);
}
