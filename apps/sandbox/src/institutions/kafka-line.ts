import { randomUUID } from 'node:crypto';
import { institutionCommandTopic, institutionInboxTopic, type InboxItem, type InstitutionContent } from '#contracts';
import type { JsonObject } from '#kernel';
import type { KafkaPort } from '#messaging';
import type { CommandLine, Institution } from './institution.js';

/** Commands as records: the outcome comes back on the institution's own topic. */
export class KafkaLine implements CommandLine {
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly orgId: string,
    private readonly kafka: KafkaPort,
  ) {}

  async give(referralId: string, command: string, body: JsonObject): Promise<null> {
    const record = { referralId, command, commandId: randomUUID(), expectedVersion: this.versions.get(referralId) ?? 1, body };
    await this.kafka.sendRaw(institutionCommandTopic(this.orgId), referralId, JSON.stringify(record));
    return null;
  }

  /** The newest version that a record told: commands are given on it. */
  heard({ referralId, version }: Pick<InboxItem, 'referralId' | 'version'>): void {
    this.versions.set(referralId, Math.max(version, this.versions.get(referralId) ?? 0));
  }

  /** Reads the institution's topic from now on. @returns the function that ends it */
  async listen(institution: Institution, report: (error: unknown) => void): Promise<() => Promise<void>> {
    const consumer = this.kafka.client.consumer({ groupId: `sandbox-${this.orgId}-${randomUUID()}`, allowAutoTopicCreation: false, maxWaitTimeInMs: 200 });
    await consumer.connect();
    await consumer.subscribe({ topics: [institutionInboxTopic(this.orgId)], fromBeginning: false });
    const joined = new Promise<void>((resolve) => {
      consumer.on(consumer.events.GROUP_JOIN, () => resolve());
    });
    await consumer.run({
      eachMessage: ({ message }) => {
        this.take(message.value, institution, report);
        return Promise.resolve();
      },
    });
    await joined;
    return async () => consumer.disconnect();
  }

  private take(value: Buffer | null, institution: Institution, report: (error: unknown) => void): void {
    const { data } = JSON.parse(value?.toString() ?? '{}') as { readonly data: InstitutionContent };
    if (data.referral !== null) this.heard(data.referral);
    for (const item of data.items) {
      this.heard(item);
      void institution.take(item).catch(report);
    }
  }
}
