import type { Door } from '#contracts';
import { hotlineOrderOf, personOf, petitionXmlOf, Random, type OrderDraft } from '#simulation';
import type { Submission } from '../submission.js';
import { appraisal, designation, extensions, joint, petition, redo } from './chapters.js';
import type { Stage } from './stage.js';

/** A case that is told to its end, step by step: it shows what several institutions, more time, and a second look mean. */
export interface Chapter {
  readonly name: ChapterName;
  readonly submission: Submission & { readonly orderNo: string };
  readonly tell: (stage: Stage) => Promise<void>;
}
export const CHAPTER_NAMES = ['joint', 'extensions', 'appraisal', 'designation', 'redo', 'petition'] as const;
export type ChapterName = (typeof CHAPTER_NAMES)[number];

const TELL: Readonly<Record<ChapterName, Chapter['tell']>> = { joint, extensions, appraisal, designation, redo, petition };
const WORDS: Readonly<Record<ChapterName, readonly [title: string, content: string]>> = {
  joint: ['代扣来源不明', '市民反映：在工行办理的信用卡，每月被代扣一笔来源不明的费用。要求说明并退还。'],
  extensions: ['分期手续费争议', '市民反映：在工行办理的信用卡，账单分期手续费与约定不符。要求退还差额。'],
  appraisal: ['签名真实性争议', '市民反映：在工行办理的信用卡，申请表签名并非本人所签，仍被收取年费。要求鉴定并退还。'],
  designation: ['联名卡责任不清', '市民反映：在工行办理的信用卡，积分无法兑换，客服说由他行负责。要求兑换。'],
  redo: ['退款未到账', '市民反映：在工行办理的信用卡，答应退还的年费一直未到账。要求退还。'],
  petition: ['关于信用卡息费计算的信访', '反映人称：在工行办理的信用卡，息费计算有误，多次反映未获答复。请求核实。'],
};

const doorOf = (name: ChapterName): Door => (name === 'petition' ? 'petition' : 'hotline-12345');

/** One chapter of each kind, with orders of their own for a seed. */
export function chaptersOf(seed: number): readonly Chapter[] {
  const random = new Random(seed + 2);
  return CHAPTER_NAMES.map((name, index) => {
    const draft = draftOf(name, index, { seed, random });
    const body = name === 'petition' ? petitionXmlOf(draft) : JSON.stringify(hotlineOrderOf(draft));
    return { name, tell: TELL[name], submission: { door: doorOf(name), orderNo: draft.orderNo, body, isUpdate: false } };
  });
}

function draftOf(name: ChapterName, index: number, { seed, random }: { readonly seed: number; readonly random: Random }): OrderDraft {
  const [title, content] = WORDS[name];
  return {
    orderNo: `SDK${String(seed).padStart(6, '0')}${String(index).padStart(3, '0')}`,
    version: 1,
    kind: 'complaint',
    title,
    content,
    demand: '核实处理',
    respondent: '工行',
    category: ['金融', '银行', '信用卡'],
    line: '信用卡',
    product: '信用卡',
    person: personOf(seed, 910_000 + index, random),
    districtCode: '370202',
    amountYuan: '200.00',
    receivedAt: '2026-11-20T09:12:00+08:00',
  };
}
