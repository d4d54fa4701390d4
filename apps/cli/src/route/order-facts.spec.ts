import { orderFactsOf, personNameOf } from './order-facts.js';

describe('an order of the hotline', () => {
  const order = {
    orderNo: 'H1',
    orderType: '投诉',
    title: 't',
    content: 'c',
    respondentName: '工行',
    categoryPath: ['金融', 7],
    districtCode: '370202',
    amountYuan: '12.5',
    personCount: 3,
    urgency: '一般',
    repeatOf: 'H0',
    receivedAt: '2026-10-01T00:00:00+08:00',
    dispatcherOpinion: 'o',
    caller: { name: 'n', phone: '19900000001', birthYear: 1950, secret: true, groups: ['老年人'] },
  };

  it('is read field by field', () => {
    expect(orderFactsOf('hotline-12345', order)).toEqual({
      door: 'hotline-12345',
      orderNo: 'H1',
      kindWord: '投诉',
      title: 't',
      content: 'c',
      demand: null,
      respondentName: '工行',
      respondentCode: null,
      branchName: null,
      lineHint: null,
      categoryPath: ['金融'],
      districtCode: '370202',
      amountFen: 1250,
      personCount: 3,
      urgencyWord: '一般',
      complainantKey: '19900000001',
      birthYear: 1950,
      secret: true,
      anonymous: false,
      groups: ['老年人'],
      elderlyLine: false,
      triedInstitutionFirst: null,
      repeatOf: 'H0',
      receivedAt: '2026-10-01T00:00:00+08:00',
      dispatcherOpinion: 'o',
    });
  });

  it('of any shape is read without a fault', () => {
    expect(orderFactsOf('hotline-12345', { caller: 5, categoryPath: 'x', amountYuan: '1e9', personCount: 1.5 })).toMatchObject({
      orderNo: '',
      amountFen: null,
      personCount: null,
      categoryPath: [],
    });
  });
});

describe('a letter of the petition office', () => {
  it('takes person and year of birth from the first petitioner', () => {
    const letter = {
      no: 'P1',
      matterClass: '申诉求决',
      subject: 's',
      body: 'b',
      respondent: '农行',
      district: '370283',
      personCount: 2,
      receivedOn: '2026-11-14',
      confidential: true,
      petitioners: [{ name: 'n', phone: '1', idNo: '370201196002263612' }, { phone: '2' }],
    };
    expect(orderFactsOf('petition', letter)).toMatchObject({
      orderNo: 'P1',
      kindWord: '申诉求决',
      title: 's',
      content: 'b',
      respondentName: '农行',
      districtCode: '370283',
      personCount: 2,
      complainantKey: '1',
      birthYear: 1960,
      secret: true,
      receivedAt: '2026-11-14T12:00:00+08:00',
    });
    expect(personNameOf('petition', letter)).toBe('n');
    expect(personNameOf('petition', {})).toBeNull();
  });
});

describe('a registration of 12315', () => {
  it('is read by its Chinese columns', () => {
    const row = {
      登记编号: 'M1',
      类型: '投诉举报',
      登记时间: '2026-11-18 10:00:00',
      经营者名称: '某店',
      统一社会信用代码: '',
      商品或服务: '车险',
      '涉及金额(元)': '9400',
      诉求: '赔',
      问题描述: 'd',
      行政区划: '370211',
      是否保密: '是',
      联系电话: '1',
      消费者姓名: 'n',
    };
    expect(orderFactsOf('market-12315', row)).toMatchObject({
      orderNo: 'M1',
      kindWord: '投诉举报',
      content: 'd',
      demand: '赔',
      respondentName: '某店',
      respondentCode: null,
      lineHint: '车险',
      amountFen: 940_000,
      districtCode: '370211',
      secret: true,
      complainantKey: '1',
      receivedAt: '2026-11-18T10:00:00+08:00',
    });
    expect(orderFactsOf('market-12315', { 登记时间: '2026-11-18' }).receivedAt).toBe('2026-11-18T12:00:00+08:00');
    expect(orderFactsOf('market-12315', { 登记时间: '2026-11-18T10:00:00Z' }).receivedAt).toBe('2026-11-18T10:00:00Z');
    expect(personNameOf('market-12315', row)).toBe('n');
  });
});

describe('a call of 12378', () => {
  it('has no kind of its own', () => {
    const call = {
      callNo: 'C1',
      calledAt: '2026-11-28T20:16:00+08:00',
      institutionCode: 'BNK-ICBC-QD',
      institutionName: '工行',
      branchName: 'b',
      businessLine: 'B-CC',
      demand: 'd',
      content: 'c',
      triedInstitutionFirst: false,
      elderlyLine: true,
      complainant: { name: 'n', idNo: '370201200001010018' },
    };
    expect(orderFactsOf('hotline-12378', call)).toMatchObject({
      kindWord: null,
      orderNo: 'C1',
      respondentCode: 'BNK-ICBC-QD',
      respondentName: '工行',
      branchName: 'b',
      lineHint: 'B-CC',
      demand: 'd',
      triedInstitutionFirst: false,
      elderlyLine: true,
      complainantKey: '370201200001010018',
      birthYear: 2000,
    });
    expect(personNameOf('hotline-12378', call)).toBe('n');
  });
});
