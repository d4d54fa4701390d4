import { DOORS, type Door } from './doors/door.js';

/** The fixed topics of the hub. Names are `<context>.<entity>.<kind>.v<major>`. */
export const TOPICS = {
  intakeReferral: 'intake.referral.event.v1',
  caseworkReferral: 'casework.referral.event.v1',
  caseworkOutbound: 'casework.outbound.event.v1',
  caseworkCommand: 'casework.referral.command.v1',
} as const;

export type FixedTopic = (typeof TOPICS)[keyof typeof TOPICS];

export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
  /** Milliseconds; -1 keeps for ever. */
  readonly retentionMs: number;
  readonly key: string;
  readonly producers: readonly string[];
  readonly consumers: readonly string[];
  /** broadcast = ids and codes only; restricted = sealed or party's own, protected by ACL. */
  readonly secrecy: 'broadcast' | 'restricted';
}

const DAY_MS = 86_400_000;
const PARTITIONS = 6;

const spec = (topic: string, part: Omit<TopicSpec, 'topic' | 'partitions' | 'retentionMs'>): TopicSpec => ({
  topic,
  partitions: PARTITIONS,
  retentionMs: 30 * DAY_MS,
  ...part,
});

export const agencyStatusTopic = (door: Door): string => `agency.${door}.status.v1`;
export const agencyInboundTopic = (door: Door): string => `agency.${door}.inbound.v1`;
/** One partition; made when an agreement that says Kafka is activated. `orgId` goes in lower case. */
export const institutionInboxTopic = (orgId: string): string => `institution.${orgId.toLowerCase()}.inbox.v1`;
export const institutionCommandTopic = (orgId: string): string => `institution.${orgId.toLowerCase()}.command.v1`;

/** Constant in code, used verbatim on the broker: a changed group id would be a replay or a loss. */
export const GROUPS = {
  casework: 'casework',
  caseworkCommand: 'casework-command',
  delivery: 'delivery',
  deliveryCallback: 'delivery-callback',
  institutionCommand: 'delivery-institution-command',
  intake: (door: Door): string => `intake-${door}`,
  inbound: (door: Door): string => `intake-inbound-${door}`,
} as const;

const HUB: readonly TopicSpec[] = [
  spec(TOPICS.intakeReferral, { key: 'referralId', producers: ['intake'], consumers: [GROUPS.casework], secrecy: 'restricted' }),
  spec(TOPICS.caseworkReferral, { key: 'referralId', producers: ['casework'], consumers: ['*'], secrecy: 'broadcast' }),
  spec(TOPICS.caseworkOutbound, {
    key: 'referralId',
    producers: ['casework'],
    consumers: [GROUPS.delivery, ...DOORS.map(GROUPS.intake)],
    secrecy: 'restricted',
  }),
  spec(TOPICS.caseworkCommand, { key: 'referralId', producers: ['intake', 'delivery'], consumers: [GROUPS.caseworkCommand], secrecy: 'restricted' }),
];

const DOOR_TOPICS: readonly TopicSpec[] = DOORS.flatMap((door) => [
  spec(agencyStatusTopic(door), {
    key: 'UUIDv5(door, sourceOrderNo)',
    producers: ['intake'],
    consumers: [GROUPS.deliveryCallback, `agency:${door}`],
    secrecy: 'restricted',
  }),
  spec(agencyInboundTopic(door), { key: 'as the agency sends it', producers: [`agency:${door}`], consumers: [GROUPS.inbound(door)], secrecy: 'restricted' }),
]);

/** The dead-letter topic of one consumer group on one topic; it inherits the secrecy of its source. */
export const deadLetterTopic = (topic: string, group: string): string => `${topic}.${group}.dlq`;

const deadLettersOf = ({ topic, consumers, secrecy }: TopicSpec): TopicSpec[] =>
  consumers
    .filter((group) => group !== '*' && !group.startsWith('agency:'))
    .map((group) => ({
      topic: deadLetterTopic(topic, group),
      partitions: 1,
      retentionMs: 90 * DAY_MS,
      key: 'original key',
      producers: [group],
      consumers: [],
      secrecy,
    }));

const SOURCES = [...HUB, ...DOOR_TOPICS];

/** The party topics of all institutions share one dead-letter topic per group. */
const PARTY_DEAD_LETTERS: TopicSpec = {
  topic: deadLetterTopic('institution.command.v1', GROUPS.institutionCommand),
  partitions: 1,
  retentionMs: 90 * DAY_MS,
  key: 'original key',
  producers: [GROUPS.institutionCommand],
  consumers: [],
  secrecy: 'restricted',
};

/** Every topic that must exist with exactly these partitions: start-up compares it with the broker and refuses to start on a difference. */
export const TOPIC_MANIFEST: readonly TopicSpec[] = [...SOURCES, ...SOURCES.flatMap(deadLettersOf), PARTY_DEAD_LETTERS];
