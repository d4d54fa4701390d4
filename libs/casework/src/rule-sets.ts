import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { PartyDirectory } from '#identity';
import { HubError, type Clock } from '#kernel';
import { Database } from '#persistence';
import { CLOCK, LOGGER, type Logger } from '#platform';
import { compileRuleSet, SHIPPED_RULE_SET, type RoutingEngine } from '#routing';

/** The routing rules as versioned data. A set that does not compile is refused with its problems, and the last good one stays. */
@Injectable()
export class RuleSets implements OnModuleInit {
  private current: RoutingEngine | null = null;

  constructor(
    private readonly database: Database,
    private readonly directory: PartyDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.directory.all().length === 0) await this.directory.refresh();
    const [active] = await this.database.worker((tx) =>
      tx.query<{ data: unknown }>(`select data from casework.rule_set where state = 'active' order by loaded_at desc limit 1`),
    );
    const problems = await this.load(active?.data ?? SHIPPED_RULE_SET);
    if (this.current === null) throw new HubError('HUB_RULE_SET_INVALID', `no rule set compiles: ${problems.slice(0, 3).join('; ')}`, false);
  }

  /** @returns the problems of a refused set; empty where it is now in force. */
  async load(data: unknown): Promise<readonly string[]> {
    const result = compileRuleSet(data, this.directory.all());
    const version = result.compiled ? result.engine.ruleSetVersion : `refused-${this.clock.now()}`;
    await this.database.worker(async (tx) => {
      if (result.compiled) await tx.query(`update casework.rule_set set state = 'superseded' where state = 'active' and version <> $1`, [version]);
      await tx.query(
        'insert into casework.rule_set (version, data, state, problems, loaded_at) values ($1, $2, $3, $4, $5) on conflict (version) do update set state = excluded.state, loaded_at = excluded.loaded_at',
        [version, JSON.stringify(data), result.compiled ? 'active' : 'refused', result.compiled ? null : JSON.stringify(result.problems), this.clock.now()],
      );
    });
    if (result.compiled) this.current = result.engine;
    else this.logger.error({ problems: result.problems.slice(0, 10) }, 'a rule set was refused; the last good one stays');
    return result.compiled ? [] : result.problems;
  }

  engine(): RoutingEngine {
    if (!this.current) throw new HubError('HUB_NOT_READY', 'no rule set is loaded yet', true);
    return this.current;
  }
}
