export type { Party, PartyKind } from './parties/party.js';
export { isInstitution } from './parties/party.js';
export { DEMO_HEAD_OFFICES, DEMO_PARTIES, DEMO_SUPERIORS } from './parties/demo-parties.js';
export type { Door, SourceSystem } from './doors/door.js';
export { DESK_PARTY, DOORS, DOOR_OF_SOURCE, DOOR_PARTY, SOURCE_SYSTEM_OF, SUPERVISOR_PARTY, isDoor } from './doors/door.js';
export type { StatusCode } from './doors/status-words.js';
export { STATUS_CODES, codesOfWord, statusWord } from './doors/status-words.js';
export type { Envelope, EventContext } from './envelope.js';
export { CLOUDEVENTS_MEDIA_TYPE, eventName, eventType, schemaOf } from './envelope.js';
export type { FixedTopic, TopicSpec } from './topics.js';
export {
  GROUPS,
  TOPICS,
  TOPIC_MANIFEST,
  agencyInboundTopic,
  agencyStatusTopic,
  deadLetterTopic,
  institutionCommandTopic,
  institutionInboxTopic,
} from './topics.js';
export type { Channel, Confidentiality, MatterType, ReferralStatus, ResultCode, Role, Urgency } from './referral-codes.js';
export type { Attachment, Complainant, MeaningFault, PersonalPart, ReferralReceivedData, UnknownCode } from './events/referral-received.v1.js';
export type { DoorContent, DoorNotice, InboxItem, InboxKind, InstitutionContent, ProjectedReferral, RecipientNotifiedData } from './events/outbound.v1.js';
export { INBOX_KINDS, RECIPIENT_HEADER, doorRecipient, partyRecipient } from './events/outbound.v1.js';
export type { Telling } from './events/telling.v1.js';
export { TELL_HEADER, toldKinds } from './events/telling.v1.js';
export type { Actor, CommandAnswer, CommandForwardedData, CommandName, CommandRequest, OfficerCommand } from './commands/command.js';
export { COMMANDS, OFFICER_COMMANDS } from './commands/command.js';
export { COMMAND_BODY_SCHEMAS } from './commands/body-schemas.js';
export { CONSUMED_EVENT_SCHEMAS } from './consumed-events.js';
