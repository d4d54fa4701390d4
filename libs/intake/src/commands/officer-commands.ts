import { OFFICER_COMMANDS, type Attachment, type Door, type OfficerCommand } from '#contracts';
import type { JsonObject, JsonValue } from '#kernel';
import { Bad, bad, Faults } from '../mapping/faults.js';
import { JsonReader } from '../mapping/json-reader.js';
import { readAttachments } from '../mapping/people.js';
import { flag, instant, label, oneOf, text, uuid, whole, type Read } from '../mapping/values.js';

/** How a person was told the answer (告知方式). */
export const NOTICE_MODES = ['PHONE', 'SMS', 'WRITTEN', 'ONLINE', 'VISIT', 'OTHER'] as const;
/** Why a complaint is withdrawn: settled, chose the court, no longer wanted, sent by mistake. */
export const WITHDRAWAL_REASONS = ['WD01', 'WD02', 'WD03', 'WD04'] as const;
/** 核查 of a branch's decision, 复查, 复核. */
export const REVIEW_KINDS = ['RECHECK', 'REVIEW1', 'REVIEW2'] as const;

const opinion = (reader: JsonReader): JsonObject => ({ opinion: reader.required('opinion', text(2_000), '') });
/** Leaves out members that were not sent, so that casework sees the same body as the door sent. */
const withNote = (body: JsonObject, note: string | null): JsonObject => (note === null ? body : { ...body, note });

/** The body of each command beside `commandId`, `officer` and `part`. */
const BODIES: Readonly<Record<OfficerCommand, (reader: JsonReader) => JsonObject>> = {
  withdraw: (reader) => ({
    reasonCode: reader.required('reasonCode', oneOf(WITHDRAWAL_REASONS), 'WD03'),
    statement: reader.required('statement', text(2_000), ''),
  }),
  remind: (reader) => ({ text: reader.required('text', text(2_000), '') }),
  addMaterial: (reader) => {
    const attachments = readAttachments(reader);
    const body = { text: reader.required('text', text(10_000), '') };
    return attachments.length === 0 ? body : { ...body, attachments: attachments.map(attachmentJson) };
  },
  approveReturn: opinion,
  rejectReturn: opinion,
  approveReply: (reader) => ({ noticeProof: reader.requiredChild('noticeProof', noticeProof) ?? {} }),
  rejectReply: (reader) => ({ defects: reader.required<readonly string[]>('defects', texts(20, 500), []) }),
  approveExtension: opinion,
  rejectExtension: opinion,
  recordCallback: (reader) =>
    withNote(
      {
        reached: reader.required('reached', flag, false),
        rating: reader.nullable('rating', whole(1, 5)),
        solved: reader.required('solved', flag, false),
      },
      reader.optional('note', text(2_000)),
    ),
  orderRedo: (reader) => ({ reason: reader.required('reason', text(2_000), '') }),
  requestReview: (reader) => ({
    kind: reader.required('kind', oneOf(REVIEW_KINDS), 'RECHECK'),
    reason: reader.required('reason', text(2_000), ''),
  }),
};

const noticeProof = (reader: JsonReader): JsonObject =>
  withNote(
    { mode: reader.required('mode', oneOf(NOTICE_MODES), 'OTHER'), at: reader.required<string>('at', instant, '') },
    reader.optional('note', text(1_000)),
  );

const attachmentJson = ({ url, ...file }: Attachment): JsonObject => (url === null ? { ...file } : { ...file, url });

/** A list of 1 to `max` texts. */
const texts =
  (max: number, longest: number): Read<readonly string[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > max) return bad('HUB_FIELD_TYPE', `must be a list of 1 to ${max} texts`);
    const items = (value as readonly JsonValue[]).map(text(longest));
    return items.find((item) => item instanceof Bad) ?? items.filter((item) => typeof item === 'string');
  };

/** What all officers' commands share. */
export interface CheckedCommand {
  readonly commandId: string;
  /** Staff number; leaves this process only as a keyed hash. */
  readonly officer: string | null;
  readonly part: 0 | 1;
  readonly body: JsonObject;
}

const part: Read<0 | 1> = (value) => {
  if (value === '举报' || value === 1) return 1;
  return value === '投诉' || value === 0 ? 0 : bad('HUB_ENUM', 'must be one of 投诉 · 举报');
};

export const isOfficerCommand = (name: string): name is OfficerCommand => (OFFICER_COMMANDS as readonly string[]).includes(name);

/** Extensions are decided by the hotline that set the limit (12345); every other officer's command is open to every door. */
const NEVER: Readonly<Record<Door, readonly OfficerCommand[]>> = {
  'hotline-12345': [],
  petition: ['approveExtension', 'rejectExtension'],
  'market-12315': ['approveExtension', 'rejectExtension'],
  'hotline-12378': ['approveExtension', 'rejectExtension'],
};

/** Whether a door's officers may ever use a command; in which state and for which referral is casework's to say. */
export const mayUse = (door: Door, command: OfficerCommand): boolean => !NEVER[door].includes(command);

/** @throws InputFault `HUB_SCHEMA_INVALID` (400) with one entry per fault; `also` names members that the transport itself reads */
export function checkCommand(command: OfficerCommand, given: JsonObject, also: readonly string[] = []): CheckedCommand {
  const faults = new Faults();
  const own = Object.fromEntries(Object.entries(given).filter(([name]) => !also.includes(name)));
  const reader = new JsonReader(own, '', faults);
  const commandId = reader.required('commandId', uuid, '').toLowerCase();
  const officer = reader.optional('officer', label(64));
  const half = reader.optional('part', part) ?? 0;
  const body = BODIES[command](reader);
  reader.end();
  faults.throwIfAny('指令');
  return { commandId, officer, part: half, body };
}
