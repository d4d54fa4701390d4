import { Injectable } from '@nestjs/common';
import { DOOR_PARTY, DOORS, institutionInboxTopic, type Door, type EventContext } from '#contracts';
import type { Instant } from '#kernel';
import { republish, type EventPlace } from '#messaging';
import { Database, type Tx } from '#persistence';

export interface ReplaySpan {
  readonly from: Instant;
  /** Excluded. */
  readonly to: Instant;
}

export interface LineReplayed {
  /** Records in the span, at most 10,000 at once. */
  readonly found: number;
  /** Of these, sent again now; the others are still on their way the first time. */
  readonly sent: number;
  /** Where to go on; null: nothing is left. */
  readonly next: Instant | null;
}

const MOST = 10_000;

interface PlaceRow {
  readonly stream_id: string;
  readonly stream_version: number;
  readonly at: Date;
}

/** What a partner was sent on its own topic, sent again: an agency's statuses, an institution's records. Same ids, same bytes, order of each case kept. */
@Injectable()
export class LineReplay {
  constructor(private readonly database: Database) {}

  /** `dryRun` counts only. */
  replay(orgId: string, span: ReplaySpan, dryRun: boolean): Promise<LineReplayed> {
    return this.database.worker(async (tx) => {
      const door = DOORS.find((each) => DOOR_PARTY[each] === orgId);
      const rows = door === undefined ? await inboxRows(tx, orgId, span) : await statusRows(tx, door, span);
      const taken = rows.slice(0, MOST);
      const context: EventContext = door === undefined ? 'delivery' : 'intake';
      const places = taken.map((row): EventPlace => ({ streamId: row.stream_id, streamVersion: row.stream_version }));
      const sent = dryRun ? 0 : await republish(tx, context, places);
      const behind = rows[MOST];
      return { found: taken.length, sent, next: behind ? (behind.at.toISOString() as Instant) : null };
    });
  }
}

const statusRows = (tx: Tx, door: Door, { from, to }: ReplaySpan): Promise<PlaceRow[]> =>
  tx.query<PlaceRow>(
    `select e.stream_id, e.stream_version, s.told_at as at from intake.status s join intake.event e on e.stream_id = s.status_key and e.event_id = s.event_id
      where s.door = $1 and s.told_at >= $2 and s.told_at < $3 order by s.told_at, s.position limit ${MOST + 1}`,
    [door, from, to],
  );

const inboxRows = (tx: Tx, orgId: string, { from, to }: ReplaySpan): Promise<PlaceRow[]> =>
  tx.query<PlaceRow>(
    `select stream_id, stream_version, recorded_at as at from delivery.event where topic = $1 and recorded_at >= $2 and recorded_at < $3
      order by recorded_at, stream_id, stream_version limit ${MOST + 1}`,
    [institutionInboxTopic(orgId), from, to],
  );
