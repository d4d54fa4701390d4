import type { Database } from '#persistence';

/** One holder at a time for each kind of number; a holder that dies is followed when its time is over. */
export class Lease {
  constructor(
    private readonly database: Database,
    private readonly source: string,
    private readonly holder: string,
  ) {}

  /** @param seconds how long the others leave it to this holder. @returns whether this process holds it now */
  async take(seconds: number): Promise<boolean> {
    const rows = await this.database.statement(
      `insert into messaging.collector_lease as l (source, holder, until) values ($1, $2, clock_timestamp() + make_interval(secs => $3))
       on conflict (source) do update set holder = excluded.holder, until = excluded.until where l.holder = excluded.holder or l.until < clock_timestamp() returning source`,
      [this.source, this.holder, seconds],
    );
    return rows.length > 0;
  }

  async giveBack(): Promise<void> {
    await this.database.statement('delete from messaging.collector_lease where source = $1 and holder = $2', [this.source, this.holder]);
  }
}
