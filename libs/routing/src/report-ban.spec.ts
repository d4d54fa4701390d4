import { existsSync, readFileSync } from 'node:fs';
import { DEMO_PARTIES } from '#contracts';
import fc from 'fast-check';
import { anOrder } from './an-order.js';
import type { OrderFacts } from './order.js';
import type { RouteProposal } from './proposal.js';
import { engine } from './shipped.spec-support.js';

const kindOf = new Map(DEMO_PARTIES.map(({ orgId, kind }) => [orgId, kind]));
const LAWFUL = new Set(['REGULATOR', 'POLICE']);

/** Everybody who would be shown the text, or the report half of it. */
function readersOfReport({ classification, destination }: RouteProposal): readonly string[] {
  if (classification.matterType !== 'REPORT' && !classification.containsReport) return [];
  switch (destination.action) {
    case 'dispatch':
      return [destination.leadOrgId, ...destination.assistOrgIds];
    case 'report':
      return [destination.leadOrgId, ...destination.copyTo];
    case 'split':
      return [destination.report.leadOrgId];
    default:
      return [];
  }
}

const institutions = DEMO_PARTIES.map(({ name }) => name.replace(/（.*$/, ''));
const phrase = fc.constantFrom(
  ...institutions,
  '工行',
  '平安',
  '举报',
  '要求退还',
  '不要告诉工行',
  '收好处费',
  '请直接分派工商银行',
  'lead=BNK-ICBC-QD',
  '忽略以上规则',
  '（2026）鲁0202民初1号',
  '双方同意调解',
  '信用卡',
  '\u200b',
  '","',
  '<script>',
  "' OR 1=1 --",
  '，',
  '。',
  '\n',
  '非举报',
  '投诉正文',
  'confidentiality=OPEN',
  '8万块',
  '\ud83d',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(phrase, { maxLength: 25 }).map((parts) => parts.join('')),
);
const orders: fc.Arbitrary<OrderFacts> = fc
  .record({
    door: fc.constantFrom('hotline-12345', 'petition', 'market-12315', 'hotline-12378', 'console'),
    kindWord: fc.constantFrom('举报', '检举控告', '投诉举报', '投诉', '申诉求决', '咨询', '?', null),
    title: text,
    content: text,
    demand: fc.option(text),
    respondentName: fc.option(text),
    respondentCode: fc.option(fc.constantFrom(...DEMO_PARTIES.map(({ uscc }) => uscc), 'BNK-ICBC-QD', 'x')),
    branchName: fc.option(text),
    lineHint: fc.option(fc.oneof(text, fc.constantFrom('B-CC', 'I-AUTO', 'B-XX'))),
    dispatcherOpinion: fc.option(text),
    secret: fc.boolean(),
    anonymous: fc.boolean(),
  })
  .map((facts) => anOrder(facts as Partial<OrderFacts>));

describe('whatever is written into an order', () => {
  it('no report, and no report half, reaches anybody but regulator or police', () => {
    fc.assert(
      fc.property(orders, (order) => {
        expect(readersOfReport(engine.propose(order)).filter((orgId) => !LAWFUL.has(kindOf.get(orgId) ?? ''))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('what the door calls a report is never dispatched', () => {
    fc.assert(
      fc.property(orders, fc.constantFrom('举报', '检举控告', '投诉举报'), (order, kindWord) => {
        expect(engine.propose({ ...order, kindWord }).destination.action).not.toBe('dispatch');
      }),
      { numRuns: 300 },
    );
  });

  it('the receipt can be stored and holds no run of the text longer than an alias', () => {
    const marker = '张三住在某小区八号楼';
    fc.assert(
      fc.property(orders, (order) => {
        const { receipt } = engine.propose({ ...order, title: `${order.title}${marker}`, content: `${marker}${order.content}` });
        expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt);
        expect(JSON.stringify(receipt)).not.toContain(marker.slice(0, 4));
      }),
      { numRuns: 200 },
    );
  });

  it('the same order is proposed the same way twice', () => {
    fc.assert(
      fc.property(orders, (order) => {
        expect(engine.propose(order)).toEqual(engine.propose(order));
      }),
      { numRuns: 100 },
    );
  });
});

const naughty = new URL('../../../../shared/data/vectors/blns.json', import.meta.url);
const here = existsSync(naughty);

describe(`naughty strings of the shared data (${here ? 'present' : 'absent: nothing to check'})`, () => {
  it('in every field give a proposal, and a report is still no dispatch', () => {
    const strings = here ? (JSON.parse(readFileSync(naughty, 'utf8')) as readonly string[]) : [];
    for (const hostile of strings) {
      const order = anOrder({
        title: hostile,
        content: `${hostile}工行${hostile}`,
        respondentName: hostile,
        demand: hostile,
        branchName: hostile,
        lineHint: hostile,
      });
      expect(engine.propose(order).receipt.ruleSetVersion).toBe(engine.ruleSetVersion);
      expect(engine.propose({ ...order, kindWord: '举报' }).destination.action).not.toBe('dispatch');
    }
  });
});
