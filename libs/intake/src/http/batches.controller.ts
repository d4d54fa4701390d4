import { Readable } from 'node:stream';
import { Controller, Get, Param, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Door } from '#contracts';
import { CallerGuard, CallerOf, PersonKeys, type Caller } from '#identity';
import { Database, type Tx } from '#persistence';
import { Problem } from '#platform';
import { findBatch, type StoredBatch } from '../batch/batch-store.js';
import { refusalsFile } from '../batch/refusals-file.js';
import { batchReport } from './batch-door.js';
import { IntakeRuntime } from '../intake-runtime.js';
import { ownDoor } from './door-access.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What became of a batch: counts while it runs and after, and the refused rows as a file. */
@Controller('v1/doors')
@UseGuards(CallerGuard)
export class BatchesController {
  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
    private readonly runtime: IntakeRuntime,
  ) {}

  @Get(':door/batches/:id')
  async report(@Param('door') name: string, @Param('id') id: string, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    const batch = await this.find(ownDoor(caller, name, this.runtime.doors), id, caller);
    await reply.status(200).header('cache-control', 'no-store').send(batchReport(batch));
  }

  @Get(':door/batches/:id/refusals')
  async refusals(@Param('door') name: string, @Param('id') id: string, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    const batch = await this.find(ownDoor(caller, name, this.runtime.doors), id, caller);
    const isCsv = batch.format.form === 'csv';
    const lines = refusalsFile(batch, this.keys.hub(), (work) => this.read(caller, work));
    await reply
      .status(200)
      .headers({
        'content-type': isCsv ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
        'content-disposition': `attachment; filename="refusals-${batch.batchId}.${isCsv ? 'csv' : 'ndjson'}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .send(Readable.from(lines));
  }

  /** @throws Problem 404 `HUB_BATCH_UNKNOWN` */
  private async find(door: Door, id: string, caller: Caller): Promise<StoredBatch> {
    const batch = UUID.test(id) ? await this.read(caller, (tx) => findBatch(tx, door, id)) : null;
    if (!batch) throw new Problem(404, 'HUB_BATCH_UNKNOWN', '没有这个批次。This door has sent no batch with this id.');
    return batch;
  }

  private read<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.app({ orgId: caller.orgId, scope: 'party', at: this.runtime.now() }, work);
  }
}
