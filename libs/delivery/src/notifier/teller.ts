import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '#persistence';
import { LOGGER, Metrics, PassLoop, type Logger } from '#platform';
import { CHANNELS_AT_HAND, type Channels } from './channels/configured.js';
import { NoticeQueue, type DueNotice } from './notice-queue.js';
import { RosterBook } from './roster-book.js';
import { CHANNELS } from './roster.js';
import { render } from './templates.js';

const REST_MS = 500;

/** Brings notices to people, or into the outbox where the hub has no channel for them. Any number of processes; a notice is sent by one at a time. */
@Injectable()
export class Teller implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PassLoop;

  constructor(
    private readonly database: Database,
    private readonly queue: NoticeQueue,
    private readonly book: RosterBook,
    @Inject(CHANNELS_AT_HAND) private readonly channels: Channels,
    private readonly metrics: Metrics,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new PassLoop(() => this.pass(), { restMs: REST_MS, logger, complaint: 'notices could not be told and are tried again' });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** @returns how many notices were shown or tried */
  async pass(): Promise<number> {
    const shown = await this.database.worker((tx) =>
      this.queue.show(
        tx,
        CHANNELS.filter((channel) => this.channels[channel] !== undefined),
      ),
    );
    const due = await this.database.worker((tx) => this.queue.claim(tx));
    await Promise.all(due.map((notice) => this.tell(notice)));
    return shown + due.length;
  }

  private async tell(notice: DueNotice): Promise<void> {
    const error = await this.send(notice);
    this.metrics.count('hub_notice_total', { channel: notice.channel, result: error === null ? 'sent' : 'failed' });
    await this.database.worker((tx) => (error === null ? this.queue.sent(tx, notice) : this.queue.failed(tx, notice, error)));
  }

  private async send({ notice_id: id, channel, party, person, template, values }: DueNotice): Promise<string | null> {
    const way = channel === 'outbox' ? undefined : this.channels[channel];
    if (way === undefined || channel === 'outbox' || person === null) return 'HUB_NOTICE_NO_CHANNEL';
    const address = await this.book.address(party, person, channel).catch(() => null);
    return address === null ? 'HUB_NOTICE_NO_ADDRESS' : way.send(id, address, render(template, values));
  }
}
