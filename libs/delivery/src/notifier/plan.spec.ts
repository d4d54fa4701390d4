import type { Telling, RecipientNotifiedData, Urgency } from '#contracts';
import type { Instant } from '#kernel';
import { causeOf, type Cause } from './causes.js';
import { nextRung, planNotices, type RosterOf } from './plan.js';
import { readRoster } from './read-roster.js';

const AT = '2026-11-23T03:00:00+08:00' as Instant;
const HUB = { desk: 'REG-NFRA-QD', supervisor: 'GOV-JRB-QD' };
const ALL = [1, 2, 3, 4, 5, 6, 7];
const { roster } = readRoster({
  people: [
    { person: 'A-1', sms: '19900000001', mail: 'a1@bank.example', windows: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' }] },
    { person: 'A-2', mail: 'a2@bank.example' },
  ],
  slots: [{ days: ALL, from: '00:00', to: '24:00', person: 'A-1', deputy: 'A-2' }],
});
const { roster: deskRoster } = readRoster({
  people: [{ person: 'D-1', sms: '19900000009' }],
  slots: [{ days: ALL, from: '00:00', to: '24:00', person: 'D-1' }],
});
const { roster: supervisors } = readRoster({
  people: [{ person: 'S-1', mail: 's1@gov.example' }],
  slots: [{ days: ALL, from: '00:00', to: '24:00', person: 'S-1' }],
});
const rosters: RosterOf = (party) => ({ 'BNK-ICBC-QD': roster, [HUB.desk]: deskRoster, [HUB.supervisor]: supervisors })[party] ?? null;

const data = {
  recipient: 'party:BNK-ICBC-QD',
  referralId: '5f0c2f6e-8a54-5d0e-9b7a-0d2f2f6c1a10',
  referralNo: 'QD20261123-000001X',
  version: 1,
  isDrill: false,
  order: null,
  keyId: 'hub',
  sealed: '',
} satisfies RecipientNotifiedData;
const cause = (kinds: Telling['kinds'], urgency: Urgency, unsigned = false): Cause => {
  const made = causeOf(
    data,
    { kinds, urgency, due: '2026-11-23T03:30:00+08:00' as Instant, unsigned },
    { causeId: data.referralId, party: 'BNK-ICBC-QD', hubUrl: 'https://hub.example/' },
  );
  if (!made) throw new Error('nobody is told');
  return made;
};
const brief = (given: ReturnType<typeof planNotices>): readonly string[] =>
  given.map(({ rung, person, channel, notBefore, party }) => `${party} ${rung} ${person ?? '-'} ${channel} ${notBefore === AT ? 'now' : notBefore}`);

describe('whom a case tells', () => {
  it('a critical case tells the one on duty at dispatch, on every channel, at night too', () => {
    const offered = cause(['AssignmentOffered'], 'CRITICAL', true);
    expect(offered).toMatchObject({
      template: 'CRITICAL_TO_SIGN',
      values: { due: '2026-11-23 03:30', link: `https://hub.example/v1/referrals/${data.referralId}` },
    });
    expect(brief(planNotices(offered, rosters, AT, HUB))).toEqual(['BNK-ICBC-QD duty A-1 mail now', 'BNK-ICBC-QD duty A-1 sms now']);
  });

  it('at its marks while it is not signed for, the deputy too', () => {
    const warned = cause(['ClockWarned80'], 'CRITICAL', true);
    expect(warned.template).toBe('CRITICAL_UNSIGNED');
    expect(brief(planNotices(warned, rosters, AT, HUB))).toEqual([
      'BNK-ICBC-QD duty A-1 mail now',
      'BNK-ICBC-QD duty A-1 sms now',
      'BNK-ICBC-QD deputy A-2 mail now',
    ]);
    expect(cause(['ClockBreached'], 'CRITICAL', true)).toMatchObject({ template: 'CRITICAL_OVERDUE', deputyToo: true });
    expect(cause(['ClockBreached'], 'CRITICAL', false)).toMatchObject({ template: 'LIMIT_PASSED', deputyToo: false });
  });

  it('a reminder waits for the contact window and takes one channel', () => {
    expect(brief(planNotices(cause(['Reminded'], 'NORMAL'), rosters, AT, HUB))).toEqual(['BNK-ICBC-QD duty A-1 mail 2026-11-23T00:00:00.000Z']);
  });

  it('without a roster its line stands in the outbox, and what is critical goes to the hub’s desk', () => {
    const bare: Cause = { ...cause(['AssignmentOffered'], 'CRITICAL', true), party: 'BNK-BOC-QD' };
    expect(brief(planNotices(bare, rosters, AT, HUB))).toEqual(['BNK-BOC-QD duty - outbox now', 'REG-NFRA-QD desk D-1 sms now']);
    expect(brief(planNotices({ ...bare, urgency: 'NORMAL' }, rosters, AT, HUB))).toEqual(['BNK-BOC-QD duty - outbox now']);
  });

  it('who cannot be told is followed by the deputy, then by the supervisor, then by nobody', () => {
    const given = { cause: cause(['ClockBreached'], 'NORMAL'), party: 'BNK-ICBC-QD' };
    expect(brief(nextRung({ ...given, rung: 'duty' }, rosters, AT, HUB))).toEqual(['BNK-ICBC-QD deputy A-2 mail now']);
    expect(brief(nextRung({ ...given, rung: 'deputy' }, rosters, AT, HUB))).toEqual(['GOV-JRB-QD supervisor S-1 mail now']);
    expect(nextRung({ ...given, rung: 'supervisor' }, rosters, AT, HUB)).toEqual([]);
  });

  it('items that nobody is told of make no cause', () => {
    expect(
      causeOf(
        data,
        { kinds: ['ReplyApproved'], urgency: 'NORMAL', due: null, unsigned: false },
        { causeId: data.referralId, party: 'BNK-ICBC-QD', hubUrl: null },
      ),
    ).toBeNull();
  });
});

describe('a roster as it is given', () => {
  it('names every fault at once and repeats no value', () => {
    const given = {
      people: [
        { person: '张三', sms: 'not-a-number-19900000001', quiet: [{ days: [8], from: '8:00', to: '25:00' }] },
        { person: 'A-1', first: 'sms' },
        { person: 'A-1' },
      ],
      slots: [{ days: [], from: '08:00', to: '08:00', person: 'nobody', deputy: 'nobody' }],
    };
    let text = '';
    try {
      readRoster(given);
    } catch (error) {
      text = JSON.stringify(error);
    }
    for (const path of [
      '/people/0/person',
      '/people/0/sms',
      '/people/0/quiet/0',
      '/people/1/first',
      '/people',
      '/slots/0/days',
      '/slots/0/person',
      '/slots/0/deputy',
    ])
      expect(text).toContain(`"${path}"`);
    expect(text).not.toMatch(/199|张三/);
  });
});
