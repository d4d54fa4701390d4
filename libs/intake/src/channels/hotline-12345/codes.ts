import type { Channel } from '#contracts';
import { codeTable } from '../../mapping/code-table.js';

/** 诉求类型 of the hotline; the kind itself is decided by casework from the word, so the table only says which words are known. */
export const ORDER_TYPES = codeTable('orderType', '2026-01-01', [
  ['咨询', '咨询'],
  ['求助', '求助'],
  ['投诉', '投诉'],
  ['举报', '举报'],
  ['建议', '建议'],
  ['表扬', '表扬'],
]);

export const CHANNELS = codeTable<Channel>('channel', '2026-01-01', [
  ['电话', 'PHONE'],
  ['网站', 'WEB'],
  ['APP', 'APP'],
  ['微信', 'WECHAT'],
  ['短信', 'SMS'],
  ['来信', 'LETTER'],
  ['来访', 'VISIT'],
]);

export const URGENCIES = codeTable('urgency', '2026-01-01', [
  ['一般', '一般'],
  ['优先', '优先'],
  ['紧急', '紧急'],
  ['特急', '特急'],
]);

/** The last step of a known category path → the hub's business line, where it says one; null = known, but no line. */
export const CATEGORIES = codeTable<string | null>('categoryPath', '2026-01-01', [
  ['金融', null],
  ['金融/银行', null],
  ['金融/银行/借记卡', 'B-DC'],
  ['金融/银行/信用卡', 'B-CC'],
  ['金融/银行/贷款', 'B-LN'],
  ['金融/银行/支付结算', 'B-PS'],
  ['金融/银行/债务催收', 'B-DCOL'],
  ['金融/银行/外汇', 'B-FX'],
  ['金融/银行/储蓄', 'B-SAV'],
  ['金融/银行/代理业务', 'B-AGT'],
  ['金融/银行/个人金融信息', 'B-PFI'],
  ['金融/银行/贵金属', 'B-PM'],
  ['金融/银行/理财', 'B-WM'],
  ['金融/银行/其他', 'B-OTH'],
  ['金融/保险', null],
  ['金融/保险/车险', 'I-AUTO'],
  ['金融/保险/意外险', 'I-ACC'],
  ['金融/保险/家财险', 'I-PROP'],
  ['金融/保险/责任险', 'I-LIAB'],
  ['金融/保险/农业保险', 'I-AGRI'],
  ['金融/保险/人寿保险', 'I-LIFE'],
  ['金融/保险/分红险', 'I-PAR'],
  ['金融/保险/重疾险', 'I-CI'],
  ['金融/保险/医疗险', 'I-MED'],
  ['金融/保险/其他', null],
]);
