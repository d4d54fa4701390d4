import { words } from './words.js';

/** What people call each insurer. Sources: the insurers' own short names, service numbers and apps; register of insurers 2023. */
export const INSURER_ALIASES = [
  {
    orgId: 'PNC-PICC-QD',
    words: words(
      '人保财险 人保财产 人保产险 人民财产保险 中国人民财产保险 picc财 picc财险 picc财产 人保车险 95518 人民财险 中国人保财险 人保车辆险 人财险 人保农险',
    ),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    orgId: 'PNC-PAIC-QD',
    words: words('平安产险 平安财险 平安财产 平安财产保险 中国平安财产保险 平安车险 平安好车主 平安农险 平安车辆险'),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    orgId: 'PNC-CPIC-QD',
    words: words('太平洋产险 太平洋财险 太平洋财产 太保产险 太保财险 太平洋车险 太保车险 太平洋财产保险 cpic产险 太平洋农险'),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    orgId: 'PNC-CLPC-QD',
    words: words(
      '国寿财险 国寿财产 国寿产险 国寿财 人寿财险 人寿财产 人寿产险 中国人寿财险 中国人寿财产 中国人寿财产保险 人寿财产保险 95519转2 国寿车险 中国人寿车险 人寿车险 中国人寿产险',
    ),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    orgId: 'PNC-CICP-QD',
    words: words('中华联合 中华联合财险 中华财险 中华保险 中华联合财产 中华联合保险 中华产险 中华联合财产保险 95585 中华联合车险'),
    weak: words(''),
    fieldOnly: words('中华'),
  },
  {
    orgId: 'PNC-CCIC-QD',
    words: words('大地财险 大地保险 大地产险 大地财产 大地财产保险 中国大地 中国大地保险 中国大地财产保险 95590 大地车险 中国大地财险'),
    weak: words('大地'),
    fieldOnly: words(''),
  },
  { orgId: 'PNC-SUN-QD', words: words('阳光财险 阳光产险 阳光财产 阳光财产保险 阳光车险 95510转1 阳光农险'), weak: words(''), fieldOnly: words('') },
  { orgId: 'PNC-TPI-QD', words: words('太平财险 太平产险 太平财产 太平财产保险 太平车险 中国太平财险'), weak: words(''), fieldOnly: words('') },
  { orgId: 'PNC-TSI-QD', words: words('泰山财险 泰山保险 泰山产险 泰山财产 泰山财产保险 泰山车险 4006077777'), weak: words(''), fieldOnly: words('泰山') },
  { orgId: 'LIF-CLIC-QD', words: words('中国人寿保险股份 国寿寿险 中国人寿寿险 国寿股份 国寿鑫 国寿福 国寿e店'), weak: words(''), fieldOnly: words('') },
  {
    orgId: 'LIF-PALI-QD',
    words: words('平安人寿 平安寿险 中国平安人寿 平安人寿保险 平安福 金瑞人生 平安智胜 平安e生保 平安大福星'),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    orgId: 'LIF-CPL-QD',
    words: words('太平洋人寿 太平洋寿险 太保寿险 太保人寿 中国太平洋人寿 太平洋人寿保险 金佑人生 太保家园 cpic寿险'),
    weak: words(''),
    fieldOnly: words(''),
  },
  { orgId: 'LIF-NCI-QD', words: words('新华人寿 新华保险 新华寿险 95567 新华人寿保险'), weak: words(''), fieldOnly: words('新华') },
  { orgId: 'LIF-TKL-QD', words: words('泰康人寿 泰康保险 泰康寿险 泰康人寿保险 泰康之家 95522 幸福有约 泰康集团 泰康'), weak: words(''), fieldOnly: words('') },
  { orgId: 'LIF-TPL-QD', words: words('太平人寿 太平寿险 太平人寿保险 中国太平人寿 95589'), weak: words(''), fieldOnly: words('') },
  {
    orgId: 'LIF-PICCL-QD',
    words: words('人保寿险 人保人寿 中国人民人寿 人民人寿 人民人寿保险 picc寿险 中国人保寿险 中国人民人寿保险 95591'),
    weak: words(''),
    fieldOnly: words(''),
  },
  { orgId: 'LIF-FSL-QD', words: words('富德生命 富德生命人寿 生命人寿 富德人寿 富德保险 95535'), weak: words('富德'), fieldOnly: words('') },
] as const;

/**
 * Names of whole groups: the business line decides between the members (R5). `usual` is the member that the bare name means in speech where the
 * line does not contradict it; null where people mean either (国寿, 人保, 平安, 太平, 阳光). A member of null is a company that is no party here.
 */
export const GROUPS = [
  { name: '国寿', words: words('国寿 中国人寿集团 人寿集团'), weak: words(''), fieldOnly: words(''), members: ['LIF-CLIC-QD', 'PNC-CLPC-QD'], usual: null },
  {
    name: '中国人寿',
    words: words('中国人寿 中国人寿保险 95519 中国人寿公司'),
    weak: words(''),
    fieldOnly: words(''),
    members: ['LIF-CLIC-QD', 'PNC-CLPC-QD'],
    usual: 'LIF-CLIC-QD',
  },
  {
    name: '人保',
    words: words('人保 中国人保 中国人民保险 人民保险 picc 人保公司 人保集团 人民保险公司'),
    weak: words(''),
    fieldOnly: words(''),
    members: ['PNC-PICC-QD', 'LIF-PICCL-QD'],
    usual: null,
  },
  {
    name: '平安',
    words: words('中国平安 平安集团 95511 平安公司 平安保险公司 平安保险 平安金管家'),
    weak: words('平安'),
    fieldOnly: words(''),
    members: ['BNK-PAB-QD', 'PNC-PAIC-QD', 'LIF-PALI-QD'],
    usual: null,
  },
  {
    name: '太平洋',
    words: words('太平洋保险 太保 中国太保 cpic 95500 太平洋保险公司 中国太平洋保险 中国太平洋'),
    weak: words('太平洋'),
    fieldOnly: words(''),
    members: ['PNC-CPIC-QD', 'LIF-CPL-QD'],
    usual: null,
  },
  {
    name: '太平',
    words: words('中国太平 太平保险 太平集团 太平保险公司 中国太平保险'),
    weak: words('太平'),
    fieldOnly: words(''),
    members: ['PNC-TPI-QD', 'LIF-TPL-QD'],
    usual: null,
  },
  {
    name: '阳光',
    words: words('阳光保险 阳光集团 95510 阳光保险公司 阳光保险集团'),
    weak: words('阳光'),
    fieldOnly: words(''),
    members: ['PNC-SUN-QD', 'OUT-阳光人寿'],
    usual: null,
  },
] as const;

/** Bodies that are no institution but may be asked or complained of: the centre, the regulators, the associations, the hotline of the regulator. */
export const BODY_ALIASES = [
  {
    orgId: 'MED-QD-CTR',
    words: words('纠纷调解中心 银行保险业纠纷调解 保险纠纷调解中心 银行业纠纷调解中心 银保调解中心'),
    weak: words(''),
    fieldOnly: words('调解中心'),
  },
  {
    orgId: 'REG-NFRA-QD',
    words: words('金融监管局 金融监督管理总局 青岛银保监局 银保监局 银保监会 金监局 银监局 保监局 12378 金融监管总局 监管局青岛'),
    weak: words(''),
    fieldOnly: words('监管局'),
  },
  { orgId: 'REG-PBC-QD', words: words('人民银行 中国人民银行 人行 央行 12363'), weak: words(''), fieldOnly: words('') },
  { orgId: 'ASC-BANK-QD', words: words('银行业协会 青岛市银行业协会'), weak: words(''), fieldOnly: words('') },
  { orgId: 'ASC-INS-QD', words: words('保险行业协会 青岛市保险行业协会 保险业协会'), weak: words(''), fieldOnly: words('') },
] as const;
