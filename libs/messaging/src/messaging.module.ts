import { Module, type DynamicModule } from '@nestjs/common';
import type { EventContext } from '#contracts';
import { MessagingBackground, RELAY_CONTEXTS } from './background.js';
import { Collector } from './collecting/collector.js';
import { FlowGauges } from './collecting/flow-gauges.js';
import { BatchStrategy } from './consuming/batch-strategy.js';
import { FeedWatcher } from './events/feeds.js';
import { Flow } from './flow.js';
import { Inbox } from './inbox.js';
import { BROKERS, KafkaPort } from './kafka/kafka-port.js';
import { Parked } from './parking/parked.js';
import { GroupReplays } from './parking/desk/group-replays.js';
import { ParkedActs } from './parking/desk/parked-acts.js';
import { ParkedDesk } from './parking/desk/parked-desk.js';
import { PayloadDesk } from './parking/desk/payload-desk.js';
import { Redelivery } from './parking/desk/redelivery.js';
import { GapWatch } from './positions/gap-watch.js';
import { Positions } from './positions/positions.js';

export interface MessagingOptions {
  readonly brokers: readonly string[];
  /** The contexts whose tables this process writes: their relays run here. */
  readonly contexts: readonly EventContext[];
}

/** Events out, batches in, and nothing lost in between. Owns the schema `messaging`; the only library that knows the Kafka client. */
@Module({})
export class MessagingModule {
  static forRoot({ brokers, contexts }: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: BROKERS, useValue: brokers },
        { provide: RELAY_CONTEXTS, useValue: contexts },
        KafkaPort,
        Parked,
        ParkedDesk,
        ParkedActs,
        PayloadDesk,
        GroupReplays,
        Redelivery,
        Positions,
        GapWatch,
        Flow,
        Inbox,
        FeedWatcher,
        BatchStrategy,
        MessagingBackground,
        Collector,
        FlowGauges,
      ],
      exports: [KafkaPort, Inbox, Parked, ParkedDesk, ParkedActs, PayloadDesk, GroupReplays, GapWatch, Flow, FeedWatcher, BatchStrategy, Collector],
    };
  }
}
