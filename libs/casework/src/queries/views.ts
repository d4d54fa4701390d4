import { Inject, Injectable } from '@nestjs/common';
import { DESK_PARTY, type Actor, type CommandName, type InboxItem, type ProjectedReferral } from '#contracts';
import { PersonKeys } from '#identity';
import type { Clock, JsonObject } from '#kernel';
import { Database, type Scope, type Tx } from '#persistence';
import { CLOCK } from '#platform';
import type { Referral } from '#referral';
import { allowedFor } from '../commands/answer.js';
import { seesAll } from '../commands/scope.js';
import { openContent } from '../commands/personal.js';
import { projectReferral, type Viewer } from '../project/projected-referral.js';
import type { CaseFacts } from '../work/case.js';
import { loadClocks } from '../work/store.js';

export interface ReferralView {
  readonly referral: ProjectedReferral;
  readonly allowedCommands: readonly CommandName[];
}

export interface InboxPage {
  readonly items: readonly InboxItem[];
  readonly next: bigint;
}

interface Row {
  readonly referral_id: string;
  readonly referral_no: string;
  readonly state: Referral;
  readonly facts: CaseFacts;
}

/** What people and systems read of a case: each under its own row security and projection. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The case as this caller may see it; null for what is unknown or not the caller's. */
  referral(referralId: string, actor: Actor): Promise<ReferralView | null> {
    return this.database.app(this.scope(actor), async (tx) => {
      const [row] = await tx.query<Row>('select referral_id, referral_no, state, facts from casework.referral where referral_id = $1', [referralId]);
      if (!row) return null;
      const viewer = await viewerOf(tx, referralId, actor);
      const clocks = (await loadClocks(tx, [referralId])).get(referralId) ?? [];
      const opened = await openContent(tx, this.keys, referralId);
      const replyText = typeof opened.reply?.text === 'string' ? opened.reply.text : null;
      const view = {
        referralId,
        referralNo: row.referral_no,
        state: row.state,
        facts: row.facts,
        clocks,
        source: opened.source,
        supplements: opened.supplements,
        replyText,
        returnReason: opened.returnExplanation,
      };
      return { referral: projectReferral(view, viewer), allowedCommands: allowedFor(row.state, actor) };
    });
  }

  /** Items of a party's mailbox behind `after`, oldest first. */
  async inbox(orgId: string, after: bigint, limit: number): Promise<InboxPage> {
    const rows = await this.database.app({ orgId, scope: 'party', at: this.clock.now() }, (tx) =>
      tx.query<{ position: string; item: InboxItem }>(
        'select position, item from casework.inbox_item where party = $1 and position > $2 order by position limit $3',
        [orgId, after.toString(), limit],
      ),
    );
    return { items: rows.map(({ item }) => item), next: BigInt(rows.at(-1)?.position ?? after) };
  }

  /** The desk's queue: oldest first, with what routing proposes and why. */
  async triage(actor: Actor, after: string, limit: number): Promise<readonly JsonObject[]> {
    const rows = await this.database.app(this.scope(actor), (tx) =>
      tx.query<Row & { receipt: JsonObject | null }>(
        `select r.referral_id, r.referral_no, r.state, r.facts, (select receipt from casework.receipt p join casework.event e on e.stream_id = p.referral_id and e.event_id = p.event_id where p.referral_id = r.referral_id order by e.stream_version desc limit 1) as receipt
           from casework.referral r where status in ('TRIAGE', 'PENDING_DISPATCH', 'QUARANTINED') and referral_no > $1 order by referral_no limit $2`,
        [after, limit],
      ),
    );
    return rows.map((row) => triageItem(row, allowedFor(row.state, actor)));
  }

  private scope(actor: Actor): Scope {
    return { orgId: actor.orgId, scope: seesAll(actor) ? 'desk' : 'party', at: this.clock.now() };
  }
}

const VIEW_OF: Readonly<Record<string, Viewer>> = {
  SOURCE: 'SOURCE',
  LEAD: 'LEAD',
  ASSIST: 'ASSIST',
  REVIEW: 'LEAD',
  SUPERIOR: 'LEAD',
  MEDIATION: 'LEAD',
  COURT: 'ASSIST',
};

async function viewerOf(tx: Tx, referralId: string, actor: Actor): Promise<Viewer> {
  if (actor.orgId === DESK_PARTY) return 'DESK';
  const rows = await tx.query<{ role: string }>('select role from casework.visibility where referral_id = $1 and party = $2 and until is null', [
    referralId,
    actor.orgId,
  ]);
  const views = rows.map(({ role }) => VIEW_OF[role] ?? 'ASSIST');
  return views.find((view) => view === 'SOURCE') ?? views.find((view) => view === 'LEAD') ?? views[0] ?? 'OVERSIGHT';
}

const triageItem = (row: Row & { readonly receipt: JsonObject | null }, allowed: readonly CommandName[]): JsonObject => ({
  referralId: row.referral_id,
  referralNo: row.referral_no,
  status: row.state.status,
  version: row.state.version,
  source: row.state.sourceSystem,
  sourceOrderNo: row.state.sourceOrderNo,
  matterType: row.state.matterType,
  urgency: row.state.urgency,
  confidentiality: row.state.confidentiality,
  containsReport: row.state.containsReport,
  openQuestions: row.state.openQuestions,
  faults: row.facts.faults.map((fault) => ({ ...fault })),
  unknownCodes: row.facts.unknownCodes.map((code) => ({ ...code })),
  receivedAt: row.facts.receivedAt,
  duplicateOf: row.facts.duplicateOf,
  advice: row.facts.advice,
  proposal: row.state.proposal
    ? { leadOrgId: row.state.proposal.leadOrgId, ruleId: row.state.proposal.ruleId, score: row.state.proposal.score, because: row.receipt?.because ?? null }
    : null,
  allowedCommands: allowed,
});
