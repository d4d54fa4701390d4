import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PartyDirectory, PersonKeys } from '#identity';
import { instantMs, instantOf, type Clock, type Instant } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK, LOGGER, Metrics, newId, type Logger } from '#platform';
import { ENDS } from '#referral';
import { LegalTimeSource } from '../legal-time.source.js';
import type { Case } from '../work/case.js';
import { isIntact, type EventLine } from '../work/chain.js';
import { Session } from '../work/session.js';
import { loadCases } from '../work/store.js';
import { RESTS_MS, reviewWindowEndsAt } from './archive-window.js';

const BATCH = 50;
const REST_MS = 30_000;
const STEP_MS = 100;
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
  private stopping = false;
  private loop: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
    private readonly directory: PartyDirectory,
    private readonly legalTime: LegalTimeSource,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const looked = await this.pass().catch((error: unknown) => {
        this.logger.warn({ error: error instanceof Error ? error.name : typeof error }, 'the archive could not look and tries again');
        return 0;
      });
      if (looked === 0) await this.rest();
    }
  }

  /** In short steps, so that a stop does not wait. */
  private async rest(): Promise<void> {
    for (let waited = 0; waited < REST_MS; waited += STEP_MS) {
      if (this.stopping) return;
      await sleep(STEP_MS);
    }
  }

  /** @returns how many cases were looked at */
  pass(): Promise<number> {
    return this.database.worker(async (tx) => {
      const now = this.clock.now();
      const found = await tx.query<Candidate>(
        `select referral_id, updated_at from casework.referral where status = any($1) and updated_at < $2 and (archive_look_at is null or archive_look_at <= $3)
         order by updated_at limit $4 for update skip locked`,
        [ENDED, instantOf(instantMs(now) - RESTS_MS), now, BATCH],
      );
      if (found.length === 0) return 0;
      const cases = await loadCases(
        tx,
        found.map(({ referral_id }) => referral_id),
      );
      const keys = await this.keys.byIds(
        tx,
        [...cases.values()].map(({ facts }) => facts.keyId),
      );
      const session = new Session({ at: now, law: await this.legalTime.fresh(tx), nameOf: (orgId) => this.directory.get(orgId)?.name ?? orgId }, keys);
      const waiting: string[] = [];
      for (const { referral_id: id, updated_at: endedAt } of found) {
        const given = cases.get(id);
        if (given && !(await this.archived(tx, session, { given, endedAt: instantOf(endedAt.getTime()) }))) waiting.push(id);
      }
      await session.finish(tx);
      await tx.query('update casework.referral set archive_look_at = $2 where referral_id = any($1)', [waiting, instantOf(instantMs(now) + LOOK_AGAIN_MS)]);
      this.metrics.count('hub_archived_total', {}, found.length - waiting.length);
      return found.length;
    });
  }

  private async archived(tx: Tx, session: Session, { given, endedAt }: { readonly given: Case; readonly endedAt: Instant }): Promise<boolean> {
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
      reviewWindowEndedAt: reviewWindowEndsAt(given.state, endedAt, this.legalTime.current()),
      filesComplete: kinds.includes('source') && (given.state.reply === null || kinds.includes('reply')),
      chainSealed,
    });
    return decision.accepted;
  }
}
