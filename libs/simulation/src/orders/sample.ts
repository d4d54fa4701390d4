import { DOORS, type Door } from '#contracts';
import { FOREIGN_MATTERS, MATTERS } from './matters.js';
import type { OrderDraft } from './order-draft.js';
import { personOf } from './people.js';
import { Random } from './random.js';
import { RESPONDENTS } from './respondents.js';
import type { Expected } from './expected.js';
import { faultyText } from './faults.js';
import { textOf } from './text-of.js';

export interface SampleLine extends Expected {
  readonly door: Door;
  /** null where the fault is that the line has none. */
  readonly orderNo: string | null;
  /** One line of NDJSON, one row of CSV, or one line `{"xml":…}`. */
  readonly text: string;
}

type Kind = 'clear' | 'unnamed' | 'group-name' | 'report' | 'both' | 'foreign';

const DISTRICTS = ['370202', '370203', '370211', '370212', '370213', '370214', '370215', '370281', '370283', '370285'];
const NUMBER_PREFIX: Readonly<Record<Door, string>> = { 'hotline-12345': 'SD', petition: 'XF', 'market-12315': 'SC', 'hotline-12378': 'C' };
/** Of 100 orders: doors, and kinds of order. */
const DOOR_SHARES: readonly (readonly [Door, number])[] = [
  ['hotline-12345', 40],
  ['petition', 20],
  ['market-12315', 20],
  ['hotline-12378', 20],
];
const FIRST_DAY_MS = Date.parse('2026-11-02T08:00:00+08:00');
const SPAN_S = 16 * 86_400;
const CHINA_MS = 8 * 3_600_000;

/**
 * `n` lines for the four doors: about 1 % each are repeats, conflicts and faults, the rest valid orders of invented people.
 * The same `seed` gives the same lines; another seed other order numbers and other people.
 * @param times when each was received, milliseconds; left out: somewhere in November 2026
 */
export function* sample(n: number, seed: number, times?: readonly number[]): Generator<SampleLine> {
  const random = new Random(seed);
  const earlier = new Map<Door, OrderDraft>();
  for (let index = 0; index < n; index += 1) {
    const door = doorOf(random.below(100));
    const again = earlier.get(door);
    const draw = random.below(100);
    if (draw < 2 && again !== undefined) {
      yield draw === 0 ? repeatOf(door, again) : conflictWith(door, again);
      continue;
    }
    const [draft, expected] = orderOf({ door, seed, index, random, at: times?.[index] ?? null });
    const { orderNo } = draft;
    if (draw === 2) {
      yield { door, orderNo, ...faultyText(door, draft, random), orgId: null };
      continue;
    }
    // any valid order may be the one that comes again, but not for ever the same one
    if (again === undefined || random.below(20) === 0) earlier.set(door, draft);
    yield { door, orderNo, text: textOf(door, draft), ...expected };
  }
}

const repeatOf = (door: Door, draft: OrderDraft): SampleLine => ({
  door,
  orderNo: draft.orderNo,
  text: textOf(door, draft),
  outcome: 'duplicate',
  place: null,
  orgId: null,
});

function conflictWith(door: Door, draft: OrderDraft): SampleLine {
  const changed = { ...draft, content: `${draft.content}（改）` };
  return { ...repeatOf(door, changed), outcome: 'conflict' };
}

function doorOf(draw: number): Door {
  let upTo = 0;
  for (const [door, share] of DOOR_SHARES) {
    upTo += share;
    if (draw < upTo) return door;
  }
  return DOORS[0];
}

interface Draw {
  readonly door: Door;
  readonly seed: number;
  readonly index: number;
  readonly random: Random;
  readonly at: number | null;
}

function orderOf(draw: Draw): [OrderDraft, Expected] {
  const { door, random } = draw;
  const kind = kindOf(door, random.below(100));
  const base = baseOf(draw);
  if (kind === 'foreign') {
    const { respondent, title, content } = random.pick(FOREIGN_MATTERS);
    return [{ ...base, title, content: `反映人称：${content}`, respondent, demand: '依法处理' }, rests('transferredOut')];
  }
  return kind === 'clear' ? clearOrder(base, random) : deskOrder(base, kind, random);
}

const rests = (place: NonNullable<Expected['place']>, orgId: string | null = null): Expected => ({ outcome: 'accepted', place, orgId });

function kindOf(door: Door, draw: number): Kind {
  if (draw < 90) return 'clear';
  if (draw < 93) return 'unnamed';
  if (draw < 95) return 'group-name';
  if (draw < 97) return 'foreign';
  if (door === 'hotline-12378') return 'unnamed'; // the line has no word for a report
  return door === 'market-12315' && draw === 97 ? 'both' : 'report';
}

function baseOf({ door, seed, index, random, at }: Draw): OrderDraft {
  const receivedMs = at ?? FIRST_DAY_MS + random.below(SPAN_S) * 1_000;
  const month = new Date(receivedMs + CHINA_MS).toISOString().slice(0, 7).replace('-', '');
  const number = `${NUMBER_PREFIX[door]}${month}${String(seed % 1_000_000).padStart(6, '0')}`;
  return {
    orderNo: `${number}${String(index + 1).padStart(7, '0')}`,
    version: 1,
    kind: 'complaint',
    title: '',
    content: '',
    demand: '',
    respondent: null,
    category: ['金融'],
    line: null,
    product: null,
    person: personOf(seed, index, random),
    districtCode: random.pick(DISTRICTS),
    amountYuan: `${20 + random.below(20_000)}.${String(random.below(100)).padStart(2, '0')}`,
    receivedAt: `${new Date(receivedMs + CHINA_MS).toISOString().slice(0, 19)}+08:00`,
  };
}

/** One institution under a name that is only its own, in a business of its trade. */
function clearOrder(base: OrderDraft, random: Random): [OrderDraft, Expected] {
  const { orgId, trade, names } = random.pick(RESPONDENTS);
  const { line, category, product, problem, demand } = random.pick(MATTERS[trade]);
  const respondent = random.pick(names);
  const content = `反映人称：在${respondent}办理的${product}，${problem}，涉及金额${base.amountYuan}元。要求${demand}。`;
  return [{ ...base, title: `${product}：${problem}`.slice(0, 60), content, demand, respondent, category, line, product }, rests('dispatched', orgId)];
}

/** Orders that a person at the desk must look at. */
function deskOrder(base: OrderDraft, kind: Exclude<Kind, 'clear' | 'foreign'>, random: Random): [OrderDraft, Expected] {
  const { category, product, problem, demand } = random.pick(MATTERS.bank.filter(({ line }) => line !== '借记卡'));
  const common = { ...base, title: `${product}：${problem}`.slice(0, 60), demand, category, product };
  switch (kind) {
    case 'unnamed':
      return [{ ...common, content: `反映人称：办理的${product}，${problem}，记不清是哪一家银行。要求${demand}。` }, rests('triage')];
    case 'group-name':
      return [
        {
          ...common,
          title: '保险服务问题',
          category: ['金融', '保险'],
          product: '保险',
          respondent: '国寿',
          content: '反映人称：在国寿买的保险，客服一直没有答复。要求尽快答复。',
        },
        rests('triage'),
      ];
    case 'report':
    case 'both': {
      const { names } = random.pick(RESPONDENTS.filter(({ trade }) => trade === 'bank'));
      const respondent = random.pick(names);
      const content = `举报${respondent}员工违规代客户保管${product}并收取好处费，要求查处。`;
      return [{ ...common, kind, title: `举报${respondent}违规`, content, demand: '查处', respondent }, rests('triage')];
    }
  }
}
