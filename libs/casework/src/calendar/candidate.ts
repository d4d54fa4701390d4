import type { LocalDate } from '#kernel';
import { addDays, changedDays, withYear, type DayChange, type YearArrangement } from '#sla';
import type { ChangeContent, StoredOverlay } from './change.js';
import type { CalendarBook, CalendarRevision, LegalTime } from './legal-time.js';

export interface Candidate {
  readonly revision: CalendarRevision;
  readonly law: LegalTime;
  readonly days: readonly DayChange[];
}

type Overlays = Readonly<Record<string, readonly StoredOverlay[]>>;

const years = (from: CalendarRevision, content: ChangeContent): readonly YearArrangement[] =>
  content.kind === 'NOTICE' ? withYear(from.years, { arrangement: content.arrangement }) : from.years;

function overlays(from: CalendarRevision, content: ChangeContent, changeId: string): Overlays {
  const standing = from.overlays as Overlays;
  if (content.kind === 'NOTICE') return standing;
  const own = standing[content.orgId] ?? [];
  if (content.kind === 'OVERLAY_END') return { ...standing, [content.orgId]: own.filter(({ overlayId }) => overlayId !== content.overlayId) };
  const { reason, closed, open } = content;
  return { ...standing, [content.orgId]: [...own, { overlayId: changeId, reason, closed, open }] };
}

/** The calendar that a change would make, beside all that there are. */
export function candidateOf(book: CalendarBook, content: ChangeContent, changeId: string): Candidate {
  const from = book.revision(book.newest);
  const orgId = content.kind === 'NOTICE' ? null : content.orgId;
  const next = { revision: from.revision + 1, years: years(from, content), overlays: overlays(from, content, changeId), orgId };
  const draft = book.with({ ...next, touchesFrom: null });
  const at = (revision: number): LegalTime => draft.of({ revision, orgId });
  const [first, last] = spanOf(content, from.overlays as Overlays);
  const days = changedDays({ before: at(from.revision).calendar, after: at(next.revision).calendar }, first, last);
  // A published year differs from a guess on every day: what was provisional is none any more.
  const touchesFrom = [content.kind === 'NOTICE' ? (`${content.arrangement.year}-01-01` as LocalDate) : null, days[0]?.day ?? null]
    .filter((day) => day !== null)
    .sort()[0];
  const revision = { ...next, touchesFrom: touchesFrom ?? first };
  const proposed = book.with(revision);
  return { revision, law: proposed.at(revision.revision), days };
}

function spanOf(content: ChangeContent, standing: Overlays): readonly [LocalDate, LocalDate] {
  if (content.kind === 'NOTICE') {
    const { year } = content.arrangement;
    return [`${year - 1}-12-20` as LocalDate, `${year + 1}-01-12` as LocalDate];
  }
  const own = content.kind === 'OVERLAY' ? content : standing[content.orgId]?.find(({ overlayId }) => overlayId === content.overlayId);
  const days = [...(own?.closed ?? []), ...(own?.open ?? [])].sort();
  const first = days[0] ?? ('2018-01-01' as LocalDate);
  return [first, addDays(days.at(-1) ?? first, 0)];
}
