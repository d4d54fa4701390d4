import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { History, judgeFolder } from './history.js';
import { Judge } from './judge.js';
import type { Recorded, Seen } from './seen.js';
import { isKept, type Verdict } from './verdict.js';

const DOOR = 'hotline-12345';
const BANK = 'BNK-ICBC-QD';
const SETTING = { webhooks: [BANK], topics: ['BNK-CCB-QD'] };

const record = (topic: string, stream: string, version: number | null, parts: Partial<Recorded> = {}): Recorded => ({
  by: 'topic',
  topic,
  partition: 0,
  offset: '0',
  key: stream,
  id: `${topic}/${stream}/${version ?? 0}`,
  type: 'X',
  stream,
  version,
  ...parts,
});
const CASEWORK = 'casework.referral.event.v1';
const registered = record(CASEWORK, 'r1', 1, { type: 'ReferralReceived' });
const offered: Seen = { by: 'inbox', at: 5, party: BANK, referral: 'r1', kind: 'AssignmentOffered', version: 2 };
const hook: Seen = { by: 'webhook', at: 6, party: BANK, id: 'w1', referral: 'r1', kind: 'AssignmentOffered', version: 2 };
const told = (seq: number, code: string, order = 'O1'): Seen => ({ by: 'feed', at: 4, door: DOOR, order, seq, code });
const taken: Seen = { by: 'client', what: 'taken', at: 1, door: DOOR, order: 'O1', referral: 'r1', party: BANK };

/** A right history of one order of a bank that has a webhook. */
const RIGHT: readonly Seen[] = [
  taken,
  record('intake.referral.event.v1', 'r1', 1, { type: 'ReferralReceived' }),
  registered,
  record(CASEWORK, 'r1', 2, { type: 'ReferralDispatched' }),
  record(`agency.${DOOR}.status.v1`, 'O1', 1, { key: 'k' }),
  record(`agency.${DOOR}.status.v1`, 'O1', 2, { key: 'k' }),
  told(1, 'RECEIVED'),
  told(2, 'DISPATCHED'),
  offered,
  hook,
  { by: 'run', at: 9, what: 'quiet', detail: '' },
];

function judged(seen: readonly Seen[]): Verdict {
  const judge = new Judge({ webhooks: new Set(SETTING.webhooks), topics: new Set(SETTING.topics) });
  for (const each of [...seen].sort((a, b) => Number(b.by === 'client') - Number(a.by === 'client'))) judge.add(each);
  return judge.verdict();
}
const counts = ({ missing, doubled, outOfOrder, alienSeen }: Verdict): readonly number[] => [missing, doubled, outOfOrder, alienSeen];
const without = (wrong: (seen: Seen) => boolean): readonly Seen[] => RIGHT.filter((seen) => !wrong(seen));

describe('the checker of a run', () => {
  it('finds nothing in a right history', () => {
    const verdict = judged(RIGHT);
    expect([verdict.accepted, ...counts(verdict)]).toEqual([1, 0, 0, 0, 0]);
    expect(verdict.conservation).toEqual([{ source: DOOR, received: 1, registered: 1, dead: 0, refused: 0 }]);
    expect(isKept(verdict)).toBe(true);
  });

  it.each<[string, readonly Seen[]]>([
    ['its event of intake', without((seen) => seen.by === 'topic' && seen.topic.startsWith('intake'))],
    ['its status at the door', without((seen) => seen.by === 'feed' && seen.code === 'DISPATCHED')],
    ['its status on the topic', without((seen) => seen.by === 'topic' && seen.topic.startsWith('agency'))],
    ['the item in the mailbox', without((seen) => seen.by === 'inbox')],
    ['the call of the webhook', without((seen) => seen.by === 'webhook')],
    ['a version in the middle', [...RIGHT, record(CASEWORK, 'r1', 4)]],
    ['a number in the middle of the feed', [...RIGHT, told(4, 'CLOSED')]],
    [
      'the event of a command that was obeyed',
      [...RIGHT, { by: 'institution', what: 'obeyed', at: 7, party: BANK, referral: 'r1', event: 'AssignmentAcknowledged' }],
    ],
  ])('says missing where %s never came', (_, seen) => expect(counts(judged(seen))).toEqual([1, 0, 0, 0]));

  it('says missing, for the order and for its source, where an order was never registered', () =>
    expect(counts(judged(without((seen) => seen === registered)))).toEqual([3, 0, 0, 0]));

  it.each<[string, Seen]>([
    ['a status a second time in the feed', told(2, 'DISPATCHED')],
    ['a status under a second number', told(3, 'DISPATCHED')],
    ['another status under the same number', told(2, 'CLOSED')],
    ['an item a second time in the mailbox', offered],
    ['a webhook under a second id', { ...hook, id: 'w2' }],
    ['a version under a second id', record(CASEWORK, 'r1', 2, { id: 'other' })],
    ['a second registration', record(CASEWORK, 'r1', 3, { type: 'ReferralReceived' })],
    ['a second referral of one order', { ...taken, referral: 'r2' }],
  ])('says doubled at %s', (_, more) => expect(counts(judged([...RIGHT, more]))).toEqual([0, 1, 0, 0]));

  it('says doubled where a command that was obeyed once is two events', () => {
    const event = 'AssignmentAcknowledged';
    const obeyed: Seen = { by: 'institution', what: 'obeyed', at: 7, party: BANK, referral: 'r1', event };
    const once = [...RIGHT, obeyed, record(CASEWORK, 'r1', 3, { type: event })];
    expect(counts(judged(once))).toEqual([0, 0, 0, 0]);
    expect(counts(judged([...once, record(CASEWORK, 'r1', 4, { type: event })]))).toEqual([0, 1, 0, 0]);
  });

  it('allows a record and a post to come again under their id', () => {
    const verdict = judged([...RIGHT, registered, hook]);
    expect([...counts(verdict), verdict.repeated]).toEqual([0, 0, 0, 0, 2]);
  });

  it.each<[string, readonly Seen[]]>([
    ['a version behind a higher one', [...RIGHT, record(CASEWORK, 'r1', 4), record(CASEWORK, 'r1', 3)]],
    ['an older item behind a newer one in the mailbox', [...RIGHT, { ...offered, kind: 'Reminded', version: 1 }]],
    ['an older post behind a newer one', [...RIGHT, { ...hook, id: 'w0', kind: 'Reminded', version: 1 }]],
  ])('says out of order at %s', (_, seen) => expect(counts(judged(seen))).toEqual([0, 0, 1, 0]));

  it('says out of order where the feed goes back', () => {
    const swapped = without((seen) => seen.by === 'feed');
    const verdict = judged([...swapped, told(2, 'DISPATCHED'), told(1, 'RECEIVED')]);
    expect(verdict.outOfOrder).toBe(1);
  });

  it.each<[string, Seen]>([
    ['another bank has the case in its mailbox', { ...offered, party: 'BNK-CCB-QD' }],
    ['another bank is called', { ...hook, party: 'BNK-CCB-QD' }],
    ['another bank reads it on its topic', record('institution.bnk-ccb-qd.inbox.v1', 'r1', 1)],
    ['a door is told of an order it never sent', told(1, 'RECEIVED', 'O9')],
  ])('says alien where %s', (_, more) => expect(counts(judged([...RIGHT, more]))).toEqual([0, 0, 0, 1]));

  it('says alien where anybody sees a report of a violation', () => {
    const report: Seen = { ...taken, order: 'O2', referral: 'r2', party: null };
    const right: readonly Seen[] = [
      report,
      record('intake.referral.event.v1', 'r2', 1, { type: 'ReferralReceived' }),
      record(CASEWORK, 'r2', 1, { type: 'ReferralReceived' }),
      told(1, 'RECEIVED', 'O2'),
    ];
    expect(counts(judged([...RIGHT, ...right]))).toEqual([0, 0, 0, 0]);
    expect(counts(judged([...RIGHT, ...right, { ...offered, referral: 'r2' }]))).toEqual([0, 0, 0, 1]);
  });

  it('counts an order that is a dead letter as kept, once', () => {
    const dead = [taken, record(`${CASEWORK}.x.dlq`, 'r1', null)];
    expect([...counts(judged(dead)), judged(dead).conservation[0]?.dead]).toEqual([0, 0, 0, 0, 1]);
  });

  it('gives each fault a row with its recovery, and a run without quiet or recovery is not kept', () => {
    const fault = (name: string, recoveryMs: number | null): Seen => ({ by: 'fault', at: 1, name, isKill: true, recoveryMs });
    const verdict = judged([...RIGHT, fault('kill a', 2_000), fault('kill a', 4_000), fault('kill b', 9_000)]);
    expect(verdict.faults.map(({ fault: name, times, recoverySeconds }) => [name, times, recoverySeconds.max])).toEqual([
      ['kill b', 1, 9],
      ['kill a', 2, 4],
    ]);
    expect([verdict.worstKillSeconds, isKept(verdict)]).toEqual([9, true]);
    expect(isKept(judged([...RIGHT, fault('kill c', null)]))).toBe(false);
    expect(isKept(judged(without((seen) => seen.by === 'run')))).toBe(false);
  });

  it('judges a run that was kept in a folder again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'liandong-judge-'));
    const history = new History(folder, SETTING);
    for (const seen of [...RIGHT].reverse()) history.add(seen);
    await history.close();
    // Written in the wrong order: only what clients saw is put first, the rest counts as it stands.
    expect((await judgeFolder(folder)).outOfOrder).toBeGreaterThan(0);
    rmSync(folder, { recursive: true });
  });
});
