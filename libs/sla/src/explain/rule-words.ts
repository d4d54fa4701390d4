import type { Approver, Evidence, Ground, LimitUnit, Owner, RollOn, Urgency, Words } from '../policies.js';

const w = (zh: string, en: string): Words => ({ zh, en });

const unit: Readonly<Record<LimitUnit, Words>> = {
  CD: w('日', 'calendar days'),
  WD: w('个工作日', 'working days'),
  H: w('小时', 'hours'),
  WH: w('工作小时', 'working hours'),
  MIN: w('分钟', 'minutes'),
};
const urgency: Readonly<Record<Urgency, Words>> = {
  NORMAL: w('一般', 'normal'),
  PRIORITY: w('优先', 'priority'),
  URGENT: w('紧急', 'urgent'),
  CRITICAL: w('特急', 'critical'),
};
const rollOn: Readonly<Record<RollOn, Words>> = {
  HOLIDAY_AND_REST_DAY: w('逢节假日、休息日顺延', 'rolls over holidays and rest days'),
  STATUTORY_HOLIDAY_ONLY: w('仅逢法定节假日顺延', 'rolls over statutory holidays only'),
};
const status: Readonly<Record<Evidence, Words>> = {
  verified: w('已核对公开文本', 'verified'),
  partly: w('部分核对', 'partly verified'),
  'from-memory': w('待核对', 'from memory'),
  'our-default': w('系统默认', 'our default'),
};
const ground: Readonly<Record<Ground, Words>> = {
  APPRAISAL: w('鉴定、检测、评估', 'appraisal, test or valuation'),
  MEDIATION: w('调解', 'mediation'),
  HEARING: w('听证', 'hearing'),
  RECUSAL: w('回避', 'recusal'),
  FORCE_MAJEURE: w('不可抗力', 'force majeure'),
  AWAIT_PROCEDURE: w('等待其他程序', 'another procedure'),
};
const approver: Readonly<Record<Approver, Words>> = {
  OWNER_ITSELF: w('机构自行决定', 'decided by the institution itself'),
  SUPERIOR_INSTITUTION: w('上级机构或总部高管批准', 'approved by the superior institution or a head-office executive'),
  UNIT_HEAD: w('单位负责人批准', 'approved by the head of the unit'),
  HOTLINE_BODY: w('热线工作机构同意', 'approved by the hotline body'),
  BUREAU_HEAD: w('市场监管部门负责人批准', 'approved by the head of the bureau'),
  ALL_PARTIES: w('各方当事人同意', 'agreed by all parties'),
  COURT: w('法院批准', 'approved by the court'),
  NOT_KNOWN: w('批准人待核对', 'approver not known'),
};
const owner: Readonly<Record<Owner, Words>> = {
  CALLBACK_AGENT: w('回访员', 'callback agent'),
  COMPLAINANT: w('投诉人', 'complainant'),
  COURT: w('法院', 'court'),
  DISPATCHER: w('派单员', 'dispatcher'),
  HANDLING_UNIT: w('承办单位', 'handling unit'),
  HIGHER_UNIT: w('上一级机关、单位', 'next higher unit'),
  HOTLINE: w('热线工作机构', 'hotline body'),
  HUB: w('联动平台', 'hub'),
  INSTITUTION: w('机构', 'institution'),
  INSTITUTION_HEAD: w('机构负责人', 'head of the institution'),
  MARKET_BUREAU: w('市场监管部门', 'market bureau'),
  MEDIATION_CENTRE: w('调解中心', 'mediation centre'),
  MEDIATOR: w('调解员、调解组织', 'mediator'),
  PARTIES: w('当事人', 'parties'),
  PETITION_BUREAU: w('信访部门', 'petition bureau'),
  PETITIONER: w('信访人', 'petitioner'),
  PROVINCIAL_BODY: w('省级部门', 'provincial body'),
  REGULATOR: w('金融监管部门', 'financial regulator'),
  SOURCE_DESK: w('来源单位', 'source desk'),
  SUPERIOR_INSTITUTION: w('上级机构', 'superior institution'),
  UNIT: w('机关、单位', 'unit'),
};

/** What the codes of a rule are called, in both languages. */
export const RULE_WORDS = { unit, urgency, rollOn, status, ground, approver, owner } as const;
