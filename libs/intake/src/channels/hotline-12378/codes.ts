import { codeTable } from '../../mapping/code-table.js';

const LINES: readonly (readonly [string, ...string[]])[] = [
  ['B-DC', '借记卡'],
  ['B-CC', '信用卡'],
  ['B-LN', '贷款'],
  ['B-PS', '支付结算'],
  ['B-DCOL', '债务催收'],
  ['B-FX', '外汇'],
  ['B-SAV', '人民币储蓄', '储蓄'],
  ['B-AGT', '银行代理业务', '代理业务'],
  ['B-OIM', '其他中间业务'],
  ['B-PFI', '个人金融信息'],
  ['B-PM', '贵金属'],
  ['B-RMB', '人民币管理'],
  ['B-WM', '自营理财', '理财'],
  ['B-TRE', '国库'],
  ['B-OTH', '其他'],
  ['I-AUTO', '机动车辆', '机动车辆保险', '车险'],
  ['I-BOND', '保证保险'],
  ['I-ACC', '意外', '意外险'],
  ['I-HLT-S', '短期健康', '短期健康险'],
  ['I-PROP', '家财/企财', '家财险', '企财险'],
  ['I-LIAB', '责任', '责任险'],
  ['I-AGRI', '农险', '农业保险'],
  ['I-CARGO', '货运', '货运险'],
  ['I-CRED', '信用', '信用险'],
  ['I-POTH', '其他财产险', '隔离险'],
  ['I-LIFE', '普通人寿', '人寿保险', '寿险'],
  ['I-PAR', '分红', '分红险'],
  ['I-UL', '万能', '万能险'],
  ['I-ILP', '投连', '投连险'],
  ['I-ANN', '年金', '年金险'],
  ['I-CI', '疾病', '重疾险'],
  ['I-MED', '医疗', '医疗险'],
  ['I-LOTH', '其他人身险'],
];

/** 业务类别 as code or Chinese name. @source JR/T 0169-2018 (banks); the regulator's bulletins on insurance complaints */
export const BUSINESS_LINES = codeTable(
  'businessLine',
  '2026-01-01',
  LINES.flatMap(([code, ...names]) => [code, ...names].map((name): readonly [string, string] => [name, code])),
);
