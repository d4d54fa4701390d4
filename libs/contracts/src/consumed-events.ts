import type { JsonObject } from '#kernel';
import notified from './schemas/cn.qingdao.casework.RecipientNotified.v1/1.0.json' with { type: 'json' };
import institutionCommand from './schemas/cn.qingdao.delivery.CommandForwarded.v1/1.0.json' with { type: 'json' };
import officerCommand from './schemas/cn.qingdao.intake.CommandForwarded.v1/1.0.json' with { type: 'json' };
import received from './schemas/cn.qingdao.intake.ReferralReceived.v1/1.0.json' with { type: 'json' };
import updated from './schemas/cn.qingdao.intake.SourceUpdated.v1/1.0.json' with { type: 'json' };

/** The published schema of each event type that the hub itself reads from a topic, by type. */
export const CONSUMED_EVENT_SCHEMAS: ReadonlyMap<string, JsonObject> = new Map(
  [received, updated, officerCommand, institutionCommand, notified].map((schema) => [schema.properties.type.const, schema as unknown as JsonObject]),
);
