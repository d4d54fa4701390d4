import type { LocalDate } from '#kernel';
import type { ClockKind } from '../policies.js';
import type { ClockView } from './view.js';

/** Kinds that end a case. */
const CLOSING: readonly ClockKind[] = ['HANDLE', 'MEDIATE'];

export interface CaseDue {
  /** The earliest end among the open clocks. */
  readonly next: ClockView | null;
  /** The limit of law for closing the case; a hotline limit only where no law gives one. */
  readonly final: ClockView | null;
}

const isOpen = ({ state }: ClockView): boolean => state !== 'STOPPED';
const isHotline = ({ policy }: ClockView): boolean => policy.ruleId.startsWith('HL-');
const isLaw = ({ policy }: ClockView): boolean => policy.status !== 'our-default';
const end = ({ atLeast }: ClockView): string => atLeast.dueAt;

/**
 * «Next due» and «final due» of one case. Every applicable clock runs; special law beats the hotline limit for closing, never for the interim
 * reply; among several limits of law for closing the longest is final (潍坊 art. 20(2)).
 */
export function caseDue(clocks: readonly ClockView[]): CaseDue {
  const open = clocks.filter(isOpen);
  const running = open.filter(({ state }) => state === 'RUNNING');
  const closing = open.filter((clock) => isLaw(clock) && CLOSING.includes(clock.policy.kind));
  const special = closing.filter((clock) => !isHotline(clock));
  const hotline = open.filter((clock) => isHotline(clock) && (CLOSING.includes(clock.policy.kind) || clock.policy.kind === 'INTERIM'));
  return { next: pick(running, (a, b) => end(a) < end(b)), final: pick(special.length > 0 ? special : hotline, (a, b) => end(a) > end(b)) };
}

const pick = (clocks: readonly ClockView[], better: (a: ClockView, b: ClockView) => boolean): ClockView | null =>
  clocks.reduce<ClockView | null>((best, clock) => (best === null || better(clock, best) ? clock : best), null);

/** A date written in an order to report (信访工作条例 art. 22(3)) is a further clock, never later than the limit of law. */
export const reportDueOn = (ordered: LocalDate, statutory: LocalDate | null): LocalDate => (statutory !== null && statutory < ordered ? statutory : ordered);
