import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CommandAnswer, CommandRequest } from '#contracts';
import { PartyDirectory, PersonKeys } from '#identity';
import { canonicalJson, type Clock } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK, MasterKey, newId } from '#platform';
import type { ReferralActor } from '#referral';
import { LegalTimeSource } from '../legal-time.source.js';
import type { Case } from '../work/case.js';
import { tellPassed } from '../timers/fire-marks.js';
import { Session } from '../work/session.js';
import { loadCases } from '../work/store.js';
import { allowedFor, notVisible, refusalAnswer, refusedAnswer, standing } from './answer.js';
import { bodyFaults, cleaned } from './body.js';
import { Follow } from './follow.js';
import { openContent } from './personal.js';
import { auditRefusal } from './refusals.js';
import { scopeOf } from './scope.js';
import type { DomainContext } from './domain-context.js';
import { unknownDay } from './known-days.js';
import { toDomain } from './to-domain.js';
import { CONTENT_KIND, wordsOf } from './words.js';

type Refused = Extract<CommandAnswer, { readonly obeyed: false }>;

/** Carries a refusal out of a transaction that must leave nothing behind. */
class RolledBack extends Error {
  constructor(readonly answer: Refused) {
    super(answer.code);
  }
}

/** Commands of people and systems: decided now, answered now, in one transaction with everything they cause. */
@Injectable()
export class CommandService {
  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
    private readonly directory: PartyDirectory,
    private readonly legalTime: LegalTimeSource,
    private readonly follow: Follow,
    private readonly master: MasterKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** From HTTP: under the caller's row security, so that what is not the caller's is 404 like what does not exist. */
  async execute(request: CommandRequest): Promise<CommandAnswer> {
    const scope = scopeOf(request.actor, request.command);
    const answer = await this.database
      .app({ orgId: request.actor.orgId, scope, at: this.clock.now() }, (tx) => this.executeIn(tx, request))
      .catch((error: unknown) => answerOf(error));
    if (!answer.obeyed) await auditRefusal({ query: (sql, params) => this.database.statement(sql, params) }, this.clock, { request, answer });
    return answer;
  }

  /** From a record, in the consumer's transaction (which sees everything, so visibility is asked for). A refusal comes back as a value and changes nothing. */
  async executeRecord(tx: Tx, request: CommandRequest): Promise<CommandAnswer> {
    const [seen] = await tx.query<{ may: boolean }>(
      'select exists (select 1 from casework.visibility where referral_id = $1 and party = $2 and (until is null or until > $3)) as may',
      [request.referralId, request.actor.orgId, this.clock.now()],
    );
    const answer = seen?.may === true ? await this.executeIn(tx, request).catch((error: unknown) => this.undone(tx, request, error)) : notVisible();
    if (!answer.obeyed) await auditRefusal(tx, this.clock, { request, answer });
    return answer;
  }

  /** The consumer's transaction goes on: what the refused command wrote so far is taken back by hand. */
  private async undone(tx: Tx, request: CommandRequest, error: unknown): Promise<Refused> {
    const answer = answerOf(error);
    await tx.query('delete from casework.command_log where party = $1 and key_hash = $2 and answer is null', [
      request.actor.orgId,
      hashOf(request.idempotencyKey),
    ]);
    return answer;
  }

  private async executeIn(tx: Tx, request: CommandRequest): Promise<CommandAnswer> {
    const body = cleaned(request.body);
    const faults = body === null ? [{ path: '', code: 'HUB_TEXT_ENCODING' as const }] : bodyFaults(request.command, body);
    const repeated = await this.repeated(tx, request);
    if (repeated) return repeated;
    const target =
      request.command === 'merge' && typeof request.body.targetReferralId === 'string' && faults.length === 0 ? [request.body.targetReferralId] : [];
    const cases = await loadCases(tx, [request.referralId, ...target]);
    const given = cases.get(request.referralId);
    if (!given) throw new RolledBack(notVisible());
    const actor: ReferralActor = request.actor;
    if (body === null || faults.length > 0)
      throw new RolledBack({
        ...refusedAnswer('HUB_BODY_INVALID', 422, '指令内容有误，见 errors。The command body has faults: see errors.', faults),
        ...standing(given.state, actor),
      });
    if (request.expectedVersion !== null && request.expectedVersion !== given.state.version) {
      throw new RolledBack({
        ...refusedAnswer('HUB_VERSION_STALE', 412, `工单已变更为版本 ${given.state.version}，请重新读取。The case has moved on: read it again.`),
        ...standing(given.state, actor),
      });
    }
    return this.obey(tx, { ...request, body }, given, cases.get(target[0] ?? '') ?? null);
  }

  private async obey(tx: Tx, request: CommandRequest, given: Case, target: Case | null): Promise<CommandAnswer> {
    const actor: ReferralActor = request.actor;
    const context = await this.contextOf(tx, request, given, target);
    const command = toDomain(request.command, request.body, context);
    if (!command)
      throw new RolledBack({
        ...refusedAnswer('HUB_COMMAND_NOT_AVAILABLE', 409, '该指令在本版本尚不可用。This command comes with a later release.'),
        ...standing(given.state, actor),
      });
    const unknown = unknownDay(request.body, context.law.calendar);
    if (unknown !== null) throw new RolledBack(refusalAnswer('date-out-of-range', noCalendar(unknown), given.state, actor));
    const keys = await this.keys.byIds(tx, [given.facts.keyId, ...(target ? [target.facts.keyId] : [])]);
    const session = new Session({ at: context.at, law: context.law, nameOf: (orgId) => this.directory.get(orgId)?.name ?? orgId }, keys);
    const opened = await openContent(tx, this.keys, given.referralId);
    const superiorOf = (orgId: string): string | null => this.directory.get(orgId)?.superiorOrgId ?? null;
    const personal = { source: opened.source, supplements: opened.supplements };
    tellPassed(session, given, { causationId: newId(), context: { now: context.at, law: context.law, superiorOf }, personal });
    session.begin(given, { causationId: newId(), actor: { orgId: actor.orgId, userHash: request.actor.userHash, role: actor.roles[0] ?? 'SYS' } }, personal);
    const words = request.command === 'approveReply' && opened.reply ? wordsOf('submitReply', opened.reply) : wordsOf(request.command, request.body);
    this.follow.before(session, given, request);
    const decision =
      request.command === 'split'
        ? this.follow.decideSplit(session, given, { actor, command, at: context.at })
        : session.apply(given.referralId, actor, command, words);
    if (!decision.accepted) throw new RolledBack(refusalAnswer(decision.code, decision.detail, given.before, actor));
    const kind = CONTENT_KIND[request.command];
    if (kind) session.keep(given.referralId, kind, request.body);
    await this.follow.after(tx, session, { given, target, request, opened });
    await session.finish(tx);
    const answer: CommandAnswer = {
      obeyed: true,
      status: given.state.status as Exclude<typeof given.state.status, 'ABSENT'>,
      version: given.state.version,
      allowedCommands: allowedFor(given.state, actor),
      duplicate: false,
    };
    await tx.query('update casework.command_log set answer = $3 where party = $1 and key_hash = $2', [
      request.actor.orgId,
      hashOf(request.idempotencyKey),
      JSON.stringify(answer),
    ]);
    return answer;
  }

  private async contextOf(tx: Tx, request: CommandRequest, given: Case, target: Case | null): Promise<DomainContext> {
    const at = this.clock.now();
    return {
      at,
      law: await this.legalTime.fresh(tx),
      state: given.state,
      actor: request.actor,
      clocks: given.clocks,
      party: (orgId) => this.directory.get(orgId),
      hashOf: (name) => this.master.keyedHash('handler', `${request.actor.orgId}:${name}`),
      alreadySplit: request.command === 'split' && (await this.follow.isSplit(tx, given)),
      mergeTarget: target && {
        referralId: target.referralId,
        isOpen: !['CLOSED', 'NOT_ACCEPTED', 'WITHDRAWN', 'MERGED', 'TRANSFERRED_OUT', 'ARCHIVED'].includes(target.state.status),
        matterType: target.state.matterType,
        sourceSystem: target.state.sourceSystem,
      },
    };
  }

  /** The stored answer of the same key; the second of two at once waits here for the first one's commit. */
  private async repeated(tx: Tx, request: CommandRequest): Promise<CommandAnswer | null> {
    const { actor, idempotencyKey, referralId, command } = request;
    const fingerprint = hashOf(canonicalJson({ referralId, command, body: request.body, part: request.part }));
    const inserted = await tx.query(
      'insert into casework.command_log (party, key_hash, fingerprint, referral_id, command, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning party',
      [actor.orgId, hashOf(idempotencyKey), fingerprint, referralId, command, this.clock.now()],
    );
    if (inserted.length > 0) return null;
    const [row] = await tx.query<{ fingerprint: string; answer: CommandAnswer | null }>(
      'select fingerprint, answer from casework.command_log where party = $1 and key_hash = $2',
      [actor.orgId, hashOf(idempotencyKey)],
    );
    if (row?.fingerprint !== fingerprint)
      return refusedAnswer('HUB_IDEMPOTENCY_KEY_REUSED', 422, '该幂等键已用于另一请求。This key was used for another request: take a new one.');
    return row.answer?.obeyed === true
      ? { ...row.answer, duplicate: true }
      : refusedAnswer('HUB_COMMAND_RUNNING', 409, '同一指令正在处理。The same command is being obeyed: ask again.');
  }
}

const noCalendar = (day: string): string =>
  `${day} 所在年份的工作日历尚未载入，请选择更早的日期。No calendar is loaded for the year of ${day}: choose an earlier day.`;
/** @throws what is no refusal */
function answerOf(error: unknown): Refused {
  if (error instanceof RolledBack) return error.answer;
  throw error;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
