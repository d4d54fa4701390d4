import { Injectable } from '@nestjs/common';
import { CalendarViews, type AlarmView } from '#casework';
import { agencyStatusTopic, DOORS, GROUPS, TOPICS, type EventContext } from '#contracts';
import { HubClock, type HubTime } from '#identity';
import { Flow, ParkedDesk } from '#messaging';
import { Database } from '#persistence';
import { Health, type HealthState } from '#platform';
import { whatWorks, type Abilities } from './what-works.js';

/** One stage of the way of a referral. */
export interface Stage {
  readonly stage: string;
  readonly in: number;
  readonly out: number;
  readonly waiting: number;
  readonly oldestAgeMs: number;
  readonly parked: number;
  readonly dead: number;
}

export interface HubStatus {
  /** Business time, and whether it is the machine's. */
  readonly time: HubTime;
  readonly state: HealthState;
  readonly parts: Readonly<Record<string, HealthState>>;
  /** What still works where a part is away. */
  readonly works: Abilities;
  readonly stages: readonly Stage[];
  readonly referrals: Readonly<Record<string, number>>;
  /** Where the next year has no State Council notice when it should have one. */
  readonly calendarAlarm: AlarmView | null;
}

const CONSUMERS: readonly { readonly stage: string; readonly group: string; readonly topic: string }[] = [
  { stage: 'casework', group: GROUPS.casework, topic: TOPICS.intakeReferral },
  { stage: 'casework-command', group: GROUPS.caseworkCommand, topic: TOPICS.caseworkCommand },
  ...DOORS.map((door) => ({ stage: `door:${door}`, group: GROUPS.intake(door), topic: TOPICS.caseworkOutbound })),
  { stage: 'delivery', group: GROUPS.delivery, topic: TOPICS.caseworkOutbound },
  ...DOORS.map((door) => ({ stage: `callback:${door}`, group: GROUPS.deliveryCallback, topic: agencyStatusTopic(door) })),
];

const RELAYS: readonly EventContext[] = ['intake', 'casework', 'delivery'];

/** What went in, what came out, what waits and for how long: one look says where something is stuck. */
@Injectable()
export class StatusReport {
  constructor(
    private readonly flow: Flow,
    private readonly parked: ParkedDesk,
    private readonly health: Health,
    private readonly database: Database,
    private readonly calendar: CalendarViews,
    private readonly clock: HubClock,
  ) {}

  async read(): Promise<HubStatus> {
    const parked = await this.parked.counts();
    const count = (group: string, states: readonly string[]): number =>
      parked.filter((row) => row.group === group && states.includes(row.state)).reduce((sum, row) => sum + row.count, 0);
    const relays = await Promise.all(
      RELAYS.map(async (context): Promise<Stage> => {
        const { recorded, waiting, oldestWaitingMs } = await this.flow.relay(context);
        return { stage: `relay:${context}`, in: recorded, out: recorded - waiting, waiting, oldestAgeMs: oldestWaitingMs, parked: 0, dead: 0 };
      }),
    );
    const consumers: Stage[] = [];
    for (const { stage, group, topic } of CONSUMERS) {
      // A broker that is away leaves the relay rows: they are what an operator needs then.
      const lag = await this.flow.lag(group, topic).catch(() => ({ taken: 0, waiting: 0 }));
      consumers.push({
        stage,
        in: lag.taken + lag.waiting,
        out: lag.taken,
        waiting: lag.waiting,
        oldestAgeMs: 0,
        parked: count(group, ['retry', 'blocked']),
        dead: count(group, ['dead']),
      });
    }
    const { state, parts } = await this.health.report();
    const stages = [...relays, ...consumers];
    return {
      time: this.clock.time(),
      state,
      parts,
      works: whatWorks(parts),
      stages,
      referrals: await this.referrals(),
      calendarAlarm: await this.calendar.alarm(),
    };
  }

  private async referrals(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.database.worker((tx) =>
      tx.query<{ status: string; count: number }>(
        'select status, count(*)::int as count from casework.referral where not is_drill group by status order by status',
      ),
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }
}
