import type { PersonalPart, ReferralReceivedData } from '#contracts';
import { TOPICS } from '#contracts';
import { instantOf } from '#kernel';
import type { EventMessage } from '#messaging';
import { newId, sealText, type SealingKey } from '#platform';

export interface InventedOrder {
  readonly referralId: string;
  readonly orderNo: string;
  readonly openedAt: number;
  readonly dueAt: number | null;
  /** A name of the bank that it is about. */
  readonly respondentName: string;
}

/** An invented clear complaint of the hotline as casework receives it from the door: nothing of a register but its moments. */
export function receivedOrder({ referralId, orderNo, openedAt, dueAt, respondentName }: InventedOrder, key: SealingKey): EventMessage<ReferralReceivedData> {
  const personal: PersonalPart = {
    title: '信用卡年费未按约定减免',
    content: `市民反映：在${respondentName}办理的信用卡，办卡时约定当年刷满五次免年费，已刷满，仍被收取年费200元。要求退还年费。`,
    demand: null,
    respondentName,
    branchName: null,
    dispatcherOpinion: null,
    contractNo: null,
    complainants: [],
    attachments: [],
  };
  const receivedAt = instantOf(openedAt);
  const data: ReferralReceivedData = {
    ...CLEAR,
    sourceOrderNo: orderNo,
    contentHash: '',
    receivedAt,
    sourceDueAt: dueAt === null ? null : instantOf(dueAt),
    keyId: key.keyId,
    sealed: sealText(key, JSON.stringify(personal), referralId),
  };
  const id = newId();
  const envelope = {
    specversion: '1.0',
    id,
    source: 'urn:liandong:intake',
    type: 'cn.qingdao.intake.ReferralReceived.v1',
    subject: referralId,
    time: receivedAt,
    datacontenttype: 'application/json',
    dataschema: '',
    streamversion: 1,
    data,
  } as const;
  const unread = { topic: TOPICS.intakeReferral, partition: 0, offset: '0', key: referralId, headers: new Map<string, string>(), value: Buffer.alloc(0) };
  return { ...unread, timestampMs: openedAt, id, envelope };
}

const CLEAR = {
  door: 'hotline-12345',
  sourceSystem: 'HL12345',
  part: 0,
  sourceVersion: 1,
  occurredAt: null,
  kindWord: '投诉',
  channel: 'PHONE',
  categoryPath: ['金融', '银行', '信用卡'],
  lineHint: null,
  respondentCode: null,
  districtCode: '370202',
  amountFen: 20_000,
  personCount: null,
  urgencyWord: null,
  repeatOf: null,
  birthYear: null,
  secret: false,
  anonymous: false,
  groups: [],
  elderlyLine: false,
  triedInstitutionFirst: null,
  consentToMediate: null,
  petition: null,
  complainantKey: null,
  unknownCodes: [],
  faults: [],
  isDrill: false,
} as const;
