import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform';
import { Database } from './database.js';

/** The pools in the metrics: read at each scrape, it costs nothing. */
@Injectable()
export class PoolGauges {
  constructor(database: Database, metrics: Metrics) {
    metrics.onScrape(() => {
      for (const { role, inUse, idle, waiting } of database.pools()) {
        metrics.gauge('hub_db_pool_connections', { role, state: 'in-use' }, inUse);
        metrics.gauge('hub_db_pool_connections', { role, state: 'idle' }, idle);
        metrics.gauge('hub_db_pool_connections', { role, state: 'waiting' }, waiting);
      }
    });
  }
}
