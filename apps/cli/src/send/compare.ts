import { DEMO_PARTIES, type Door } from '#contracts';
import { readManifest, type ExpectedLine } from '../sample/manifest.js';
import type { LineOutcome, LineResult, Tally } from './tally.js';

/** One line whose outcome is not the manifest's. */
export interface Mismatch {
  readonly line: number;
  readonly orderNo: string | null;
  readonly expected: string;
  readonly found: string;
}

/** Every line of the door's file against the manifest; a file that was sent before in whole is compared without its first answers. */
export async function compareWithManifest(path: string, door: Door, tally: Tally): Promise<readonly Mismatch[]> {
  const expected = (await readManifest(path)).expected.filter((line) => line.door === door);
  const found = new Map(tally.results.map((result) => [result.line, result]));
  const sentBefore = tally.counts.accepted === 0 && tally.counts.duplicate > 0;
  const mismatches = expected.flatMap((line) => mismatchOf(line, found.get(line.line), tally, sentBefore) ?? []);
  return [...mismatches, ...countMismatches(expected, tally, sentBefore)];
}

function mismatchOf(expected: ExpectedLine, found: LineResult | undefined, tally: Tally, sentBefore: boolean): Mismatch | null {
  const { line, orderNo, outcome } = expected;
  if (!outcomeAgrees(outcome, found, sentBefore)) {
    return { line, orderNo, expected: outcome, found: found === undefined ? 'taken' : [found.outcome, found.why ?? ''].join(' ').trim() };
  }
  return outcome !== 'accepted' || sentBefore ? null : placeMismatch(expected, tally);
}

/** A batch names the rows that it did not take; of the others only the sums are known. */
function outcomeAgrees(expected: LineOutcome, found: LineResult | undefined, sentBefore: boolean): boolean {
  const taken = expected === 'accepted' || expected === 'duplicate';
  if (found === undefined) return taken;
  return found.outcome === expected || (sentBefore && taken && found.outcome === 'duplicate');
}

function placeMismatch({ line, orderNo, place, orgId }: ExpectedLine, tally: Tally): Mismatch | null {
  const order = tally.orders.get(orderNo ?? '');
  const wanted = [place ?? '', unitOf(orgId)].join(' ').trim();
  const got = [order?.place ?? 'missing', orgId === null ? '' : (order?.unit ?? '')].join(' ').trim();
  return wanted === got ? null : { line, orderNo, expected: wanted, found: got };
}

const unitOf = (orgId: string | null): string => DEMO_PARTIES.find((party) => party.orgId === orgId)?.name ?? '';

function countMismatches(expected: readonly ExpectedLine[], { counts }: Tally, sentBefore: boolean): readonly Mismatch[] {
  const number = (outcome: string): number => expected.filter((line) => line.outcome === outcome).length;
  const wanted = sentBefore
    ? { accepted: 0, duplicate: number('accepted') + number('duplicate') }
    : { accepted: number('accepted'), duplicate: number('duplicate') };
  return (['accepted', 'duplicate'] as const)
    .filter((outcome) => wanted[outcome] !== counts[outcome])
    .map((outcome) => ({ line: 0, orderNo: null, expected: `${wanted[outcome]} ${outcome}`, found: `${counts[outcome]} ${outcome}` }));
}
