import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { institutionCommandTopic, institutionInboxTopic } from '#contracts';
import { PartyDirectory } from '#identity';
import { KafkaPort } from '#messaging';
import { LOGGER, type Logger } from '#platform';

const MONTH_MS = 2_592_000_000;

/** The topics of institutions whose agreement says Kafka exist before anything is read from or written to them; trouble with one degrades that party only. */
@Injectable()
export class PartyTopics implements OnApplicationBootstrap {
  constructor(
    private readonly directory: PartyDirectory,
    private readonly kafka: KafkaPort,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { orgId } of this.directory.all().filter(({ usesKafka }) => usesKafka)) {
      const topics = [institutionInboxTopic(orgId), institutionCommandTopic(orgId)];
      await this.kafka
        .ensureTopics(
          topics.map((topic) => ({ topic, partitions: 1, retentionMs: MONTH_MS, key: 'referralId', producers: [], consumers: [], secrecy: 'restricted' })),
        )
        .catch(() => this.logger.error({ orgId }, 'the topics of this party are not as its agreement says; the party is degraded'));
    }
  }
}
