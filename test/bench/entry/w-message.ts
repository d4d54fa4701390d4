import { createHash } from 'node:crypto';
import type { PersonalPart, ReferralReceivedData } from '#contracts';
import { instantOf } from '#kernel';
import type { EventMessage, IncomingMessage } from '#messaging';
import { sealText, type SealingKey } from '#platform';

/** One message of work load W, as its generator writes it. */
export interface WMessage {
  readonly id: string;
  readonly sourceSystem: string;
  readonly sourceOrderNo: string;
  readonly title: string;
  readonly content: string;
  readonly phone: string;
  readonly respondentAlias: string;
  readonly receivedAt: string;
}

/** The same order as casework receives it from a door: its texts sealed under the person's key before anything stores or sends them. */
export function asReceived(message: IncomingMessage, given: WMessage, key: SealingKey): EventMessage<ReferralReceivedData> {
  const receivedAt = instantOf(Date.parse(given.receivedAt));
  const personal: PersonalPart = {
    title: given.title,
    content: given.content,
    demand: null,
    respondentName: given.respondentAlias,
    branchName: null,
    dispatcherOpinion: null,
    contractNo: null,
    complainants: [{ name: null, phone: given.phone, idNo: null, address: null, representative: false }],
    attachments: [],
  };
  const data: ReferralReceivedData = {
    ...OPEN,
    sourceOrderNo: given.sourceOrderNo,
    contentHash: createHash('sha256').update(message.value).digest('hex'),
    receivedAt,
    complainantKey: null,
    keyId: key.keyId,
    sealed: sealText(key, JSON.stringify(personal), given.id),
  };
  const envelope = {
    specversion: '1.0',
    id: given.id,
    source: 'urn:bench',
    type: 'cn.qingdao.intake.ReferralReceived.v1',
    subject: given.id,
    time: receivedAt,
    datacontenttype: 'application/json',
    dataschema: '',
    streamversion: 1,
    data,
  } as const;
  return { ...message, id: given.id, envelope };
}

const OPEN = {
  door: 'hotline-12345',
  sourceSystem: 'HL12345',
  part: 0,
  sourceVersion: 1,
  occurredAt: null,
  kindWord: '投诉',
  channel: 'PHONE',
  categoryPath: ['金融', '银行'],
  lineHint: null,
  respondentCode: null,
  districtCode: '370202',
  amountFen: null,
  personCount: null,
  urgencyWord: null,
  sourceDueAt: null,
  repeatOf: null,
  birthYear: null,
  secret: false,
  anonymous: false,
  groups: [],
  elderlyLine: false,
  triedInstitutionFirst: null,
  consentToMediate: null,
  petition: null,
  unknownCodes: [],
  faults: [],
  isDrill: false,
} as const;
