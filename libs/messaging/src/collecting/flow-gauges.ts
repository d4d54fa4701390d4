import { Inject, Injectable } from '@nestjs/common';
import { GROUPS, TOPIC_MANIFEST, type EventContext } from '#contracts';
import { within, sample, type Sample } from '#platform';
import { RELAY_CONTEXTS } from '../background.js';
import { Flow } from '../flow.js';
import { KafkaPort } from '../kafka/kafka-port.js';
import { ParkedDesk } from '../parking/desk/parked-desk.js';
import { Collector } from './collector.js';
import { groupLags, type GroupTopic } from './group-lag.js';

const EVERY_MS = 10_000;
const LAG_LIMIT_MS = 20_000;
/** The topics of all institutions count as one: how many there are is no number of ours. */
const PARTY_TOPIC = /^institution\..+\.command\.v1$/;
const PARTY_TOPICS = 'institution.command.v1';

const FIXED: readonly GroupTopic[] = TOPIC_MANIFEST.flatMap(({ topic, consumers }) =>
  consumers.filter((group) => group !== '*' && !group.startsWith('agency:')).map((group) => ({ group, topic })),
);

/** What waits between the contexts: unpublished events, unread messages, messages set aside. */
@Injectable()
export class FlowGauges {
  constructor(
    private readonly flow: Flow,
    private readonly desk: ParkedDesk,
    private readonly kafka: KafkaPort,
    @Inject(RELAY_CONTEXTS) contexts: readonly EventContext[],
    collector: Collector,
  ) {
    for (const context of contexts) collector.register({ name: `relay:${context}`, everyMs: EVERY_MS, read: () => this.relay(context) });
    collector.register({ name: 'lag', everyMs: EVERY_MS, read: () => this.lag() });
    collector.register({ name: 'parked', everyMs: EVERY_MS, read: () => this.parked() });
  }

  private async relay(context: EventContext): Promise<readonly Sample[]> {
    const { waiting, refused, oldestMs } = await this.flow.pending(context);
    return [
      sample('hub_relay_pending_rows', { context }, waiting),
      sample('hub_relay_refused_rows', { context }, refused),
      sample('hub_relay_oldest_seconds', { context }, oldestMs / 1_000),
    ];
  }

  private async parked(): Promise<readonly Sample[]> {
    return (await this.desk.counts()).map(({ group, state, count }) => sample('hub_parked_messages', { group, state }, count));
  }

  private async lag(): Promise<readonly Sample[]> {
    const admin = this.kafka.client.admin();
    try {
      return await within(LAG_LIMIT_MS, 'lag of the consumer groups', this.lags(admin));
    } finally {
      void admin.disconnect().catch(() => undefined);
    }
  }

  private async lags(admin: ReturnType<KafkaPort['client']['admin']>): Promise<readonly Sample[]> {
    await admin.connect();
    const parties = (await admin.listTopics()).filter((topic) => PARTY_TOPIC.test(topic)).map((topic) => ({ group: GROUPS.institutionCommand, topic }));
    const found = await groupLags(admin, [...FIXED, ...parties]);
    const fixed = found.filter(({ topic }) => !PARTY_TOPIC.test(topic));
    const ofParties = found.filter(({ topic }) => PARTY_TOPIC.test(topic));
    const together = {
      group: GROUPS.institutionCommand,
      topic: PARTY_TOPICS,
      messages: ofParties.reduce((sum, { messages }) => sum + messages, 0),
      oldestS: Math.max(0, ...ofParties.map(({ oldestS }) => oldestS)),
    };
    return [...fixed, together].flatMap(({ group, topic, messages, oldestS }) => [
      sample('hub_consumer_lag_messages', { group, topic }, messages),
      sample('hub_consumer_oldest_seconds', { group, topic }, oldestS),
    ]);
  }
}
