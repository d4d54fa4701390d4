/** What sort of business an institution does, as far as the invented matters need it. */
export type Trade = 'bank' | 'consumer-finance' | 'wealth' | 'property-insurer' | 'life-insurer';

/** An institution under the names that people use for it. */
export interface Respondent {
  readonly orgId: string;
  readonly trade: Trade;
  readonly names: readonly string[];
}

const of = (trade: Trade, rows: Readonly<Record<string, string>>): Respondent[] =>
  Object.entries(rows).map(([orgId, names]) => ({ orgId, trade, names: names.split(' ') }));

export const RESPONDENTS: readonly Respondent[] = [
  ...of('bank', {
    'BNK-ICBC-QD': '工行 工商银行 中国工商银行青岛市分行',
    'BNK-ABC-QD': '农行 农业银行 中国农业银行青岛市分行',
    'BNK-BOC-QD': '中行 中国银行青岛市分行',
    'BNK-CCB-QD': '建行 建设银行 中国建设银行青岛市分行',
    'BNK-BOCOM-QD': '交行 交通银行 交通银行青岛分行',
    'BNK-PSBC-QD': '邮储银行 邮政储蓄银行 中国邮政储蓄银行青岛分行',
    'BNK-CMB-QD': '招行 招商银行 招商银行青岛分行',
    'BNK-CITIC-QD': '中信银行 中信银行青岛分行',
    'BNK-CEB-QD': '光大银行 中国光大银行青岛分行',
    'BNK-CMBC-QD': '民生银行 中国民生银行青岛分行',
    'BNK-SPDB-QD': '浦发银行 上海浦东发展银行青岛分行',
    'BNK-CIB-QD': '兴业银行 兴业银行青岛分行',
    'BNK-PAB-QD': '平安银行 平安银行青岛分行',
    'BNK-HXB-QD': '华夏银行 华夏银行青岛分行',
    'BNK-GDB-QD': '广发银行 广发银行青岛分行',
    'BNK-EGB-QD': '恒丰银行 恒丰银行青岛分行',
    'BNK-CZB-QD': '浙商银行 浙商银行青岛分行',
    'BNK-CBHB-QD': '渤海银行 渤海银行青岛分行',
    'BNK-BQD': '青岛银行',
    'BNK-QLB-QD': '齐鲁银行 齐鲁银行青岛分行',
    'BNK-RZB-QD': '日照银行 日照银行青岛分行',
    'BNK-WHB-QD': '威海银行 威海银行青岛分行',
    'BNK-QRCB': '青农商行 青岛农商银行',
    'BNK-HSBC-QD': '汇丰银行 汇丰银行（中国）青岛分行',
    'BNK-HANA-QD': '韩亚银行 韩亚银行（中国）青岛分行',
  }),
  ...of('consumer-finance', { 'NBF-HAIERCF': '海尔消费金融 海尔消费金融有限公司' }),
  ...of('wealth', { 'NBF-QYWM': '青银理财 青银理财有限责任公司' }),
  ...of('property-insurer', {
    'PNC-PICC-QD': '人保财险 人保财险青岛市分公司',
    'PNC-PAIC-QD': '平安产险 平安产险青岛分公司',
    'PNC-CPIC-QD': '太平洋产险 太平洋产险青岛分公司',
    'PNC-CLPC-QD': '国寿财险 国寿财险青岛市分公司',
    'PNC-CICP-QD': '中华联合财险 中华联合财险青岛分公司',
    'PNC-CCIC-QD': '大地财险 大地财险青岛分公司',
    'PNC-SUN-QD': '阳光财险 阳光财险青岛市分公司',
    'PNC-TPI-QD': '太平财险 太平财险青岛分公司',
    'PNC-TSI-QD': '泰山财险 泰山财险青岛分公司',
  }),
  ...of('life-insurer', {
    'LIF-PALI-QD': '平安人寿 平安人寿青岛分公司',
    'LIF-CPL-QD': '太平洋人寿 太平洋人寿青岛分公司',
    'LIF-NCI-QD': '新华人寿 新华人寿青岛分公司',
    'LIF-TKL-QD': '泰康人寿 泰康人寿青岛分公司',
    'LIF-TPL-QD': '太平人寿 太平人寿青岛分公司',
    'LIF-PICCL-QD': '人保寿险 人保寿险青岛市分公司',
    'LIF-FSL-QD': '富德生命人寿 富德生命人寿青岛分公司',
    'LIF-CLIC-QD': '中国人寿青岛市分公司',
  }),
];
