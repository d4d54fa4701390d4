import type { Door } from '#contracts';
import { callOf } from './dialects/hotline-12378.js';
import { hotlineOrderOf } from './dialects/hotline-12345.js';
import { marketLine, marketRowOf } from './dialects/market-12315.js';
import { petitionXmlOf } from './dialects/petition.js';
import type { OrderDraft } from './order-draft.js';
import type { Random } from './random.js';
import type { Expected } from './expected.js';

type Faulty = { readonly text: string } & Pick<Expected, 'outcome' | 'place'>;

const refused = (text: string): Faulty => ({ text, outcome: 'refused', place: null });
/** Well-formed, but it cannot be true: taken in, kept aside until somebody repairs it. */
const quarantined = (text: string): Faulty => ({ text, outcome: 'accepted', place: 'quarantined' });

const FUTURE = '2099-01-01T09:00:00+08:00';

/** The same order with one thing wrong. */
export function faultyText(door: Door, draft: OrderDraft, random: Random): Faulty {
  return random.pick(FAULTS[door])(draft);
}

const FAULTS: Readonly<Record<Door, readonly ((draft: OrderDraft) => Faulty)[]>> = {
  'hotline-12345': [
    (draft) => refused(JSON.stringify({ ...hotlineOrderOf(draft), title: undefined })),
    (draft) => refused(JSON.stringify({ ...hotlineOrderOf(draft), receivedAt: '2026-11-20 09:12:00' })),
    (draft) => refused(JSON.stringify({ ...hotlineOrderOf(draft), amountYuan: 200 })),
    (draft) => refused(JSON.stringify(hotlineOrderOf(draft)).slice(0, -20)),
    (draft) => quarantined(JSON.stringify(hotlineOrderOf({ ...draft, receivedAt: FUTURE }))),
    (draft) => quarantined(JSON.stringify(hotlineOrderOf({ ...draft, districtCode: '379999' }))),
  ],
  'hotline-12378': [
    (draft) => refused(JSON.stringify({ ...callOf(draft), content: '' })),
    (draft) => refused(JSON.stringify({ ...callOf(draft), version: 0 })),
    (draft) => refused(JSON.stringify({ ...callOf(draft), consentToMediate: '是' })),
    (draft) => quarantined(JSON.stringify(callOf({ ...draft, receivedAt: FUTURE }))),
  ],
  petition: [
    (draft) => refused(JSON.stringify({ xml: petitionXmlOf(draft).replace('</petition>', '') })),
    (draft) => refused(JSON.stringify({ xml: petitionXmlOf(draft).replace('?>', '?><!DOCTYPE petition [<!ENTITY x "y">]>') })),
    (draft) => refused(JSON.stringify({ xml: petitionXmlOf(draft).replace('>转送<', '>交办<') })),
    (draft) => quarantined(JSON.stringify({ xml: petitionXmlOf({ ...draft, districtCode: '379999' }) })),
  ],
  'market-12315': [
    (draft) => refused(marketLine({ ...marketRowOf(draft), 统一社会信用代码: '9.13702E+17' })),
    (draft) => refused(marketLine({ ...marketRowOf(draft), 登记时间: '46349.5' })),
    (draft) => refused(marketLine({ ...marketRowOf(draft), 问题描述: '' })),
    (draft) => quarantined(marketLine({ ...marketRowOf(draft), 行政区划: '379999' })),
  ],
};
