import { Injectable } from '@nestjs/common';
import type { Direction } from '#identity';
import type { Instant } from '#kernel';
import { Database } from '#persistence';

export interface LineSide {
  readonly lastAt: Instant | null;
  readonly total: number;
  /** When the open silence was noticed; null: not silent. */
  readonly silentSince: Instant | null;
  readonly pausedAt: Instant | null;
}

/** How one partner is heard and reached. */
export interface Line {
  readonly orgId: string;
  readonly in: LineSide;
  readonly out: LineSide;
  /** Where the partner numbers what it sends: the number expected next, and what is missing. */
  readonly sequence: {
    readonly expected: number;
    readonly missing: readonly { readonly from: number; readonly to: number; readonly foundAt: Instant }[];
  } | null;
}

interface SideRow {
  readonly org_id: string;
  readonly direction: Direction;
  readonly last_at: Date | null;
  readonly total: string | null;
  readonly noticed_at: Date | null;
  readonly paused_at: Date | null;
}
interface GapRow {
  readonly org_id: string;
  readonly next_seq: string;
  readonly from_seq: string | null;
  readonly to_seq: string | null;
  readonly found_at: Date | null;
}

const SIDES = `
  select p.org_id, d.direction, l.last_at, l.total, a.noticed_at, s.paused_at
    from identity.party p cross join (values ('in'), ('out')) as d (direction)
    left join identity.line l on l.org_id = p.org_id and l.direction = d.direction
    left join operations.line_alarm a on a.org_id = p.org_id and a.direction = d.direction and a.cleared_at is null
    left join identity.line_pause s on s.org_id = p.org_id and s.direction = d.direction
   where ($1::text is null or p.org_id = $1) order by p.org_id, d.direction`;

const GAPS = `
  select q.org_id, q.next_seq, g.from_seq, g.to_seq, g.found_at from identity.line_seq q left join identity.line_gap g on g.org_id = q.org_id
   where ($1::text is null or q.org_id = $1) order by q.org_id, g.from_seq`;

const at = (date: Date | null): Instant | null => (date === null ? null : (date.toISOString() as Instant));

/** Per partner and direction: last seen, silent since, paused since, missing numbers. */
@Injectable()
export class LineBook {
  constructor(private readonly database: Database) {}

  /** @param orgId null: every partner's */
  read(orgId: string | null): Promise<readonly Line[]> {
    return this.database.worker(async (tx) => {
      const sides = await tx.query<SideRow>(SIDES, [orgId]);
      const gaps = await tx.query<GapRow>(GAPS, [orgId]);
      return [...new Set(sides.map((row) => row.org_id))].map((id) => lineOf(id, sides, gaps));
    });
  }
}

function lineOf(orgId: string, sides: readonly SideRow[], gaps: readonly GapRow[]): Line {
  const side = (direction: Direction): LineSide => {
    const row = sides.find((each) => each.org_id === orgId && each.direction === direction);
    return { lastAt: at(row?.last_at ?? null), total: Number(row?.total ?? 0), silentSince: at(row?.noticed_at ?? null), pausedAt: at(row?.paused_at ?? null) };
  };
  const own = gaps.filter((gap) => gap.org_id === orgId);
  const [first] = own;
  const missing = own.flatMap(({ from_seq: from, to_seq: to, found_at: found }) =>
    from === null || to === null || found === null ? [] : [{ from: Number(from), to: Number(to), foundAt: found.toISOString() as Instant }],
  );
  return { orgId, in: side('in'), out: side('out'), sequence: first ? { expected: Number(first.next_seq), missing } : null };
}
