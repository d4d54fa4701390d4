import { DEMO_PARTIES, isInstitution } from '#contracts';
import type { JsonObject } from '#kernel';
import type { Manners } from '../partners/manners.js';
import type { World } from '../partners/world.js';
import { httpLine } from './http-line.js';
import { Institution } from './institution.js';
import { KafkaLine } from './kafka-line.js';
import { pullInbox } from './pull.js';
import { WebhookDesk } from './webhook-desk.js';

/** Those whose agreement says Kafka (the demo registry), and those who are rung up while the sandbox acts; the rest ask for their mail. */
export const KAFKA_INSTITUTIONS: readonly string[] = ['BNK-CCB-QD', 'PNC-PICC-QD', 'LIF-CLIC-QD'];
export const WEBHOOK_INSTITUTIONS: readonly string[] = ['BNK-ABC-QD', 'BNK-BOC-QD', 'BNK-CMB-QD', 'PNC-PAIC-QD', 'LIF-NCI-QD'];

export interface Institutions {
  readonly webhooks: WebhookDesk;
  /** Gives back what was subscribed. */
  close(): Promise<void>;
}

interface Options {
  readonly world: World;
  readonly manners: Manners;
  readonly signal: AbortSignal;
  readonly report: (error: unknown) => void;
}

/** Puts all simulated institutions to work. They are listening when this returns. */
export async function openInstitutions({ world, manners, signal, report }: Options): Promise<Institutions> {
  const webhooks = new WebhookDesk(report);
  await webhooks.open();
  const closers: (() => Promise<unknown>)[] = [];
  const open = async (orgId: string): Promise<void> => {
    if (KAFKA_INSTITUTIONS.includes(orgId)) {
      const line = new KafkaLine(orgId, world.kafka);
      closers.push(await line.listen(new Institution(orgId, line, manners, signal), report));
      return;
    }
    const http = world.as(orgId);
    const institution = new Institution(orgId, httpLine(http), manners, signal);
    if (!WEBHOOK_INSTITUTIONS.includes(orgId)) {
      const { ended } = await pullInbox(institution, http, signal, report);
      closers.push(() => ended);
      return;
    }
    webhooks.subscribe(institution, await agree(world, orgId, { webhookUrl: webhooks.urlOf(orgId) }));
    closers.push(() => agree(world, orgId, { webhookUrl: null }));
  };
  await Promise.all(DEMO_PARTIES.filter(({ kind }) => isInstitution(kind)).map(({ orgId }) => open(orgId)));
  return {
    webhooks,
    close: async () => {
      await Promise.all(closers.map((close) => close().catch(report)));
      webhooks.close();
    },
  };
}

/** @returns the signing secret, empty where none was made */
async function agree(world: World, orgId: string, agreement: JsonObject): Promise<string> {
  const { status, json, text } = await world
    .as('operator')
    .send('PUT', `/v1/ops/partners/${orgId}/agreement`, { contentType: 'application/json', body: JSON.stringify(agreement) });
  if (status !== 200) throw new Error(`the agreement of ${orgId}: HTTP ${status} ${text.slice(0, 200)}`);
  return typeof json.secret === 'string' ? json.secret : '';
}
