import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PartyDirectory } from '#identity';
import { canonicalJson, type Clock, type Instant, type JsonObject } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK, InputFault, newId, Problem } from '#platform';
import { localDayOf } from '#sla';
import { LegalTimeSource } from '../legal-time.source.js';
import { candidateOf, type Candidate } from './candidate.js';
import type { CalendarChange, ChangeContent, Person, Preview, StoredOverlay } from './change.js';
import { baseOf, CHANGE_COLUMNS, confirmYear, insertChange, logChange, readChange } from './change-rows.js';
import type { CalendarBook } from './legal-time.js';
import { previewOf } from './preview.js';
import { readNotice, readOverlay, type NoticeFormat } from './read-proposal.js';
import { addRevision, lockCalendar } from './ship-years.js';

export interface Proposed {
  readonly change: CalendarChange;
  /** The same was proposed before and waits still. */
  readonly duplicate: boolean;
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Changes of the calendar: one person proposes, another decides. Nothing else changes a year or an organisation's days. */
@Injectable()
export class CalendarDesk {
  constructor(
    private readonly database: Database,
    private readonly legalTime: LegalTimeSource,
    private readonly directory: PartyDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws InputFault 400/422 with every fault at once · Problem 409 `HUB_CALENDAR_NOTICE_IN_FORCE` */
  async proposeNotice(bytes: Buffer, format: NoticeFormat, by: Person): Promise<Proposed> {
    return this.propose(this.readNotice(bytes, format), sha256(bytes), by);
  }

  /** What the notice would do; nothing is kept. */
  async tryNotice(bytes: Buffer, format: NoticeFormat): Promise<Preview> {
    const content = this.readNotice(bytes, format);
    const book = await this.book();
    this.checkNew(book, content);
    return previewOf(this.database, candidateOf(book, content, newId()), this.clock.now());
  }

  /** @throws InputFault 422 with every fault at once */
  async proposeOverlay(body: JsonObject, by: Person): Promise<Proposed> {
    const content = readOverlay(body);
    const unknown = [...content.closed, ...content.open].filter((day) => !this.legalTime.current().calendar.knows(day));
    const faults = [
      ...(this.directory.get(content.orgId) ? [] : [{ path: '/orgId', code: 'HUB_PARTY_UNKNOWN' as const, detail: 'no party has this orgId' }]),
      ...unknown.map((day) => ({ path: '/closed', code: 'HUB_CALENDAR_YEAR_MISSING' as const, detail: `${day}: no calendar of that year` })),
    ];
    if (faults.length > 0) throw new InputFault('HUB_BODY_INVALID', 422, '单位日历有误，见 errors。The organisation’s days have faults: see errors.', faults);
    return this.propose(content, sha256(canonicalJson(content)), by);
  }

  /** @throws Problem 404 `HUB_CALENDAR_OVERLAY_UNKNOWN` */
  async proposeOverlayEnd(overlayId: string, by: Person): Promise<Proposed> {
    const book = await this.book();
    const found = Object.entries(book.revision(book.newest).overlays).find(([, own]) =>
      (own as readonly StoredOverlay[]).some((each) => each.overlayId === overlayId),
    );
    if (!found) throw new Problem(404, 'HUB_CALENDAR_OVERLAY_UNKNOWN', '没有这项单位日历，或已撤销。There are no such days in force.');
    return this.propose({ kind: 'OVERLAY_END', orgId: found[0], overlayId }, sha256(overlayId), by);
  }

  list(state: string | null): Promise<readonly CalendarChange[]> {
    return this.database.statement<CalendarChange>(
      `select ${CHANGE_COLUMNS} from casework.calendar_change where $1::text is null or state = $1 order by proposed_at desc, change_id limit 200`,
      [state],
    );
  }

  /** @throws Problem 404 `HUB_CALENDAR_CHANGE_UNKNOWN` */
  async show(changeId: string): Promise<CalendarChange> {
    const change = await this.database.worker((tx) => readChange(tx, changeId));
    if (!change) throw unknownChange();
    return change;
  }

  /** The year is confirmed, or the days are in force, with this; the clocks follow by themselves. @throws Problem as `decide` */
  approve(changeId: string, by: Person): Promise<CalendarChange> {
    return this.decide(changeId, by, null);
  }

  /** @throws Problem as `decide` */
  reject(changeId: string, by: Person, reason: string): Promise<CalendarChange> {
    return this.decide(changeId, by, reason);
  }

  private async propose(content: ChangeContent, sourceHash: string, by: Person): Promise<Proposed> {
    // In this order: an approval in between makes the proposal outdated, never wrong.
    const baseVersion = await this.database.worker((tx) => baseOf(tx, content));
    const book = await this.book();
    if (content.kind === 'NOTICE') this.checkNew(book, content);
    const changeId = newId();
    const preview = await previewOf(this.database, candidateOf(book, content, changeId), this.clock.now());
    const change: CalendarChange = {
      changeId,
      kind: content.kind,
      year: content.kind === 'NOTICE' ? content.arrangement.year : null,
      orgId: content.kind === 'NOTICE' ? null : content.orgId,
      state: 'PROPOSED',
      sourceHash,
      content,
      baseVersion,
      preview,
      proposedAt: this.clock.now(),
      proposedBy: by,
      decidedAt: null,
      decidedBy: null,
      reason: null,
      revision: null,
    };
    return this.database.worker(async (tx) => {
      await lockCalendar(tx);
      const [waiting] = await tx.query<CalendarChange>(
        `select ${CHANGE_COLUMNS} from casework.calendar_change where state = 'PROPOSED' and kind = $1 and source_hash = $2 and base_version = $3`,
        [content.kind, sourceHash, baseVersion],
      );
      if (waiting) return { change: waiting, duplicate: true };
      await insertChange(tx, change);
      await logChange(tx, { at: change.proposedAt, changeId, what: 'PROPOSED', actor: by });
      return { change, duplicate: false };
    });
  }

  /**
   * @throws Problem 404 `HUB_CALENDAR_CHANGE_UNKNOWN` · 409 `HUB_CALENDAR_CHANGE_DECIDED`, `HUB_CALENDAR_PROPOSAL_OUTDATED` · 403 `HUB_SELF_APPROVAL`.
   * A refusal is logged, and changes nothing.
   */
  private async decide(changeId: string, by: Person, rejection: string | null): Promise<CalendarChange> {
    const at = this.clock.now();
    const outcome = await this.database.worker(async (tx) => {
      await lockCalendar(tx);
      const change = await readChange(tx, changeId, 'for update');
      if (!change) return unknownChange();
      const refused = await refusalOf(tx, change, { by, isApproval: rejection === null });
      if (refused) {
        await logChange(tx, { at, changeId, what: 'REFUSED', actor: by, code: refused.code });
        return refused;
      }
      const revision = rejection === null ? await this.putInForce(tx, change, at) : null;
      const what = rejection === null ? 'APPROVED' : 'REJECTED';
      await tx.query('update casework.calendar_change set state = $2, decided_at = $3, decided_by = $4, reason = $5, revision = $6 where change_id = $1', [
        changeId,
        what,
        at,
        JSON.stringify(by),
        rejection,
        revision,
      ]);
      await logChange(tx, { at, changeId, what, actor: by, reason: rejection });
      return readChange(tx, changeId);
    });
    if (outcome instanceof Problem) throw outcome;
    if (!outcome) throw unknownChange();
    return outcome;
  }

  private async putInForce(tx: Tx, { content, changeId }: CalendarChange, at: Instant): Promise<number> {
    const { book } = await this.legalTime.fresh(tx);
    if (!book) throw new Error('the law has no book of calendars');
    const { revision }: Candidate = candidateOf(book, content, changeId);
    if (content.kind === 'NOTICE') await confirmYear(tx, content);
    return addRevision(tx, { changeId, overlays: JSON.stringify(revision.overlays), touchesFrom: revision.touchesFrom, orgId: revision.orgId, at });
  }

  private readNotice(bytes: Buffer, format: NoticeFormat): Extract<ChangeContent, { kind: 'NOTICE' }> {
    return readNotice(bytes, format, Number(localDayOf(this.clock.now()).slice(0, 4)) + 1);
  }

  /** What is in force word by word needs no second approval. */
  private checkNew(book: CalendarBook, { arrangement }: Extract<ChangeContent, { kind: 'NOTICE' }>): void {
    const standing = book.revision(book.newest).years.find(({ year }) => year === arrangement.year);
    const same = (value: unknown): string => canonicalJson(value as JsonObject);
    if (standing && same(standing) === same(arrangement))
      throw new Problem(
        409,
        'HUB_CALENDAR_NOTICE_IN_FORCE',
        `${arrangement.year} 年的这份通知已经生效。This notice for ${arrangement.year} is in force already.`,
      );
  }

  private async book(): Promise<CalendarBook> {
    const { book } = await this.database.worker((tx) => this.legalTime.fresh(tx));
    if (!book) throw new Error('the law has no book of calendars');
    return book;
  }
}

const unknownChange = (): Problem => new Problem(404, 'HUB_CALENDAR_CHANGE_UNKNOWN', '没有这项日历变更。There is no such change of the calendar.');

async function refusalOf(tx: Tx, change: CalendarChange, { by, isApproval }: { readonly by: Person; readonly isApproval: boolean }): Promise<Problem | null> {
  if (change.state !== 'PROPOSED')
    return new Problem(409, 'HUB_CALENDAR_CHANGE_DECIDED', `该变更已有决定：${change.state}。The change was decided before: ${change.state}.`);
  if (change.proposedBy.userHash === by.userHash)
    return new Problem(403, 'HUB_SELF_APPROVAL', '提出人不能自行审批，请由另一人决定。Who proposed it may not decide it: ask another person.');
  if (isApproval && (await baseOf(tx, change.content)) !== change.baseVersion)
    return new Problem(
      409,
      'HUB_CALENDAR_PROPOSAL_OUTDATED',
      '提出后日历已变更，请重新导入并复核影响。The calendar has changed since: propose it again and look at what it does.',
    );
  return null;
}
