import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PartyDirectory, PersonKeys } from '#identity';
import { instantMs, instantOf, isHubError, type Clock, type Instant } from '#kernel';
import { Database, isTransient, type Tx } from '#persistence';
import { CLOCK, LOGGER, Metrics, newId, PassLoop, type Logger } from '#platform';
import { ENDS } from '#referral';
import { LegalTimeSource } from '../legal-time.source.js';
import type { LegalTime } from '../calendar/legal-time.js';
import type { Case } from '../work/case.js';
import { isIntact, type EventLine } from '../work/chain.js';
import { Session } from '../work/session.js';
import { loadCases } from '../work/store.js';
import { RESTS_MS, reviewWindowEndsAt } from './archive-window.js';

const BATCH = 50;
const REST_MS = 30_000;
const LOOK_AGAIN_MS = 86_400_000;
const ENDED = ENDS.filter((status) => status !== 'ARCHIVED');
const SYSTEM = { orgId: 'HUB', roles: ['SYS'], door: null } as const;

interface Candidate {
  readonly referral_id: string;
  readonly updated_at: Date;
}

/**
 * Puts ended cases into the archive once nothing may still be asked, supervised or put right, their file is complete and their history is whole
 * (row 44). Any number of processes may run: each takes cases that no other holds. One that may not go yet is looked at again a day later.
 */
@Injectable()
export class Archiver implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PassLoop;

  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
    private readonly directory: PartyDirectory,
    private readonly legalTime: LegalTimeSource,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.loop = new PassLoop(() => this.pass(), { restMs: REST_MS, logger, complaint: 'the archive could not look and tries again' });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** @returns how many cases were looked at */
  async pass(): Promise<number> {
    let claimed: readonly Candidate[] = [];
    try {
      return await this.database.worker(async (tx) => {
        claimed = await this.claim(tx);
        return this.look(tx, claimed);
      });
    } catch (error) {
      if (isTransient(error)) throw error;
      for (const candidate of claimed) await this.alone(candidate);
      return claimed.length;
    }
  }

  private claim(tx: Tx): Promise<readonly Candidate[]> {
    const now = this.clock.now();
    return tx.query<Candidate>(
      `select referral_id, updated_at from casework.referral where status = any($1) and updated_at < $2 and (archive_look_at is null or archive_look_at <= $3)
       order by updated_at limit $4 for update skip locked`,
      [ENDED, instantOf(instantMs(now) - RESTS_MS), now, BATCH],
    );
  }

  /** One case that cannot be looked at must not hold up the others; its turn comes again tomorrow. */
  private async alone(candidate: Candidate): Promise<void> {
    const { referral_id: referralId } = candidate;
    try {
      await this.database.worker((tx) => this.look(tx, [candidate]));
    } catch (error) {
      if (isTransient(error)) throw error;
      this.logger.error({ referralId, code: isHubError(error) ? error.code : 'HUB_ARCHIVE_FAILED' }, 'a case could not be archived: tried again tomorrow');
      await this.database.worker((tx) => this.lookAgain(tx, [referralId]));
    }
  }

  private async look(tx: Tx, found: readonly Candidate[]): Promise<number> {
    if (found.length === 0) return 0;
    const cases = await loadCases(
      tx,
      found.map(({ referral_id: id }) => id),
    );
    const keyIds = [...cases.values()].map(({ facts }) => facts.keyId);
    const [at, law, keys] = [this.clock.now(), await this.legalTime.fresh(tx), await this.keys.byIds(tx, keyIds)];
    const session = new Session({ at, law, nameOf: (orgId) => this.directory.get(orgId)?.name ?? orgId }, keys);
    const waiting: string[] = [];
    for (const { referral_id: id, updated_at: endedAt } of found) {
      const given = cases.get(id);
      if (given && !(await this.archived(tx, session, { given, endedAt: instantOf(endedAt.getTime()), law }))) waiting.push(id);
    }
    await session.finish(tx);
    await this.lookAgain(tx, waiting);
    this.metrics.count('hub_archived_total', {}, found.length - waiting.length);
    return found.length;
  }

  private lookAgain(tx: Tx, referralIds: readonly string[]): Promise<unknown> {
    const tomorrow = instantOf(instantMs(this.clock.now()) + LOOK_AGAIN_MS);
    return tx.query('update casework.referral set archive_look_at = $2 where referral_id = any($1)', [referralIds, tomorrow]);
  }

  private async archived(
    tx: Tx,
    session: Session,
    { given, endedAt, law }: { readonly given: Case; readonly endedAt: Instant; readonly law: LegalTime },
  ): Promise<boolean> {
    const { referralId } = given;
    const lines = await tx.query<EventLine>(
      'select stream_version, message, prev_hash, hash from casework.event where stream_id = $1 order by stream_version',
      [referralId],
    );
    const chainSealed = isIntact(lines) && lines.length === given.streamVersion;
    if (!chainSealed) this.logger.error({ referralId, code: 'HUB_CHAIN_BROKEN' }, 'the history of an ended case is not whole: it is not archived');
    const kinds = (await tx.query<{ kind: string }>('select distinct kind from casework.content where referral_id = $1', [referralId])).map(({ kind }) => kind);
    session.begin(given, { causationId: newId(), actor: { orgId: 'HUB', userHash: null, role: 'SYS' } });
    const decision = session.apply(referralId, SYSTEM, {
      type: 'archive',
      reviewWindowEndedAt: reviewWindowEndsAt(given.state, endedAt, law),
      filesComplete: kinds.includes('source') && (given.state.reply === null || kinds.includes('reply')),
      chainSealed,
    });
    return decision.accepted;
  }
}
