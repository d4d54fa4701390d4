import { words } from './words.js';

/**
 * What people call each bank. `weak` words are also ordinary words or names of streets and of other firms of the group (兴业路, 民生, 华夏): in
 * running text they count only beside a word of banking. Sources: the banks' own short names, service numbers and card brands; CNAPS list.
 */
export const BANK_ALIASES = [
  {
    orgId: 'BNK-ICBC-QD',
    words: words('工行 工商银行 中国工商银行 中国工商 icbc 95588 牡丹卡 工银e生活 工银信用卡 爱购卡'),
    weak: words(''),
    fieldOnly: words('工商 工银 工商行'),
  },
  {
    orgId: 'BNK-ABC-QD',
    words: words('农行 农业银行 中国农业银行 中国农业 abchina 95599 金穗卡 惠农e贷 农行掌银 网捷贷'),
    weak: words('农银'),
    fieldOnly: words('农业 abc 农业行'),
  },
  {
    orgId: 'BNK-BOC-QD',
    words: words('中行 中国银行 bankofchina boc 95566 中银信用卡 长城卡 中银e贷 中银理财'),
    weak: words('中银'),
    fieldOnly: words('中国行'),
  },
  {
    orgId: 'BNK-CCB-QD',
    words: words('建行 建设银行 中国建设银行 ccb 95533 龙卡 建行快贷 建行生活 惠懂你 裕农通'),
    weak: words('建银'),
    fieldOnly: words('建设 建设行'),
  },
  {
    orgId: 'BNK-BOCOM-QD',
    words: words('交行 交通银行 bocom bankcomm 95559 太平洋卡 太平洋信用卡 惠民贷 交银信用卡 买单吧 沃德'),
    weak: words('交银'),
    fieldOnly: words('交通'),
  },
  {
    orgId: 'BNK-PSBC-QD',
    words: words('邮储 邮储银行 邮政储蓄 邮政储蓄银行 中国邮政储蓄银行 邮政银行 邮储行 psbc 95580 邮储卡 邮政储蓄所 邮局储蓄'),
    weak: words('邮局 储蓄银行 邮行'),
    fieldOnly: words('邮政 邮政行'),
  },
  {
    orgId: 'BNK-CMB-QD',
    words: words('招行 招商银行 招商行 cmb cmbchina 95555 招行信用卡 招商信用卡 闪电贷 掌上生活 e招贷 金葵花 朝朝宝'),
    weak: words('招商'),
    fieldOnly: words(''),
  },
  {
    orgId: 'BNK-CITIC-QD',
    words: words('中信银行 中信行 中信信用卡 citicbank 95558 动卡空间 中信银行卡 信秒贷 中信储蓄卡'),
    weak: words('中信 citic'),
    fieldOnly: words(''),
  },
  {
    orgId: 'BNK-CEB-QD',
    words: words('光大银行 光大行 中国光大银行 光大信用卡 ceb cebbank 95595 阳光惠生活 光大银行卡 光速贷'),
    weak: words('光大 光银'),
    fieldOnly: words(''),
  },
  { orgId: 'BNK-CMBC-QD', words: words('民生银行 中国民生银行 民生信用卡 cmbc 95568 民生易贷 民生全民生活'), weak: words(''), fieldOnly: words('民生 民生行') },
  {
    orgId: 'BNK-SPDB-QD',
    words: words('浦发 浦发银行 浦东发展银行 上海浦东发展银行 浦东银行 spdb 95528 浦发信用卡 浦大喜奔 浦银点贷 万用金 浦发行 上海浦发'),
    weak: words('浦银'),
    fieldOnly: words(''),
  },
  { orgId: 'BNK-CIB-QD', words: words('兴业银行 兴业信用卡 兴业银行卡 cib 95561 兴闪贷 钱大掌柜 好兴动'), weak: words('兴业'), fieldOnly: words('兴业行') },
  {
    orgId: 'BNK-PAB-QD',
    words: words('平安银行 平安信用卡 平银 平安口袋银行 95511转3 新一贷 车主贷 平安白领贷 宅抵贷 平安车主卡'),
    weak: words(''),
    fieldOnly: words('平安行 深发展'),
  },
  { orgId: 'BNK-HXB-QD', words: words('华夏银行 华夏信用卡 hxb 95577 华夏卡 龙商贷 华夏e贷 华彩生活'), weak: words('华夏'), fieldOnly: words('华夏行') },
  { orgId: 'BNK-GDB-QD', words: words('广发银行 广发 广发行 广东发展银行 广发信用卡 cgb gdb 95508 发现精彩 e秒贷'), weak: words(''), fieldOnly: words('') },
  { orgId: 'BNK-EGB-QD', words: words('恒丰银行 恒丰行 恒丰 egb hfbank 95395 恒丰信用卡'), weak: words(''), fieldOnly: words('') },
  { orgId: 'BNK-CZB-QD', words: words('浙商银行 浙商行 czb czbank 95527 浙商信用卡 涌金'), weak: words('浙商'), fieldOnly: words('') },
  { orgId: 'BNK-CBHB-QD', words: words('渤海银行 渤海行 渤海信用卡 cbhb 95541 渤银'), weak: words('渤海'), fieldOnly: words('') },
  {
    orgId: 'BNK-BQD',
    words: words('青岛银行 青行 青岛市商业银行 青岛商行 青岛商业银行 青岛城商行 bqd qdccb 96588 海融财富 青银'),
    weak: words('城商行 市商业银行'),
    fieldOnly: words('青岛行'),
  },
  { orgId: 'BNK-QLB-QD', words: words('齐鲁银行 齐鲁行 qlb 泉心理财 济南市商业银行 济南商行'), weak: words('齐鲁'), fieldOnly: words('') },
  { orgId: 'BNK-RZB-QD', words: words('日照银行 日照商行 日照市商业银行 日照行'), weak: words(''), fieldOnly: words('') },
  { orgId: 'BNK-WHB-QD', words: words('威海银行 威海商行 威海市商业银行 威商行 威商银行 威海商业银行 威海行 whb'), weak: words(''), fieldOnly: words('') },
  {
    orgId: 'BNK-QRCB',
    words: words(
      '青农商 青农商行 青岛农商 青岛农商行 青岛农商银行 青岛农村商业银行 农商行 农商银行 农村商业银行 农信社 信用社 农村信用社 qrcb 96668 华丰农商行 即墨农商 胶州农商 平度农商 莱西农商 黄岛农商 城阳农商 崂山农商 农信',
    ),
    weak: words('农商 农合行'),
    fieldOnly: words(''),
  },
  { orgId: 'BNK-HSBC-QD', words: words('汇丰 汇丰银行 hsbc 汇丰中国'), weak: words(''), fieldOnly: words('') },
  { orgId: 'BNK-HANA-QD', words: words('韩亚 韩亚银行 hanabank kebhana 韩亚中国'), weak: words('hana'), fieldOnly: words('') },
  {
    orgId: 'NBF-HAIERCF',
    words: words('海尔消费金融 海尔消金 海尔消费 海尔金融 够花 海尔贷款 嗨付 海尔消费贷 海尔分期'),
    weak: words(''),
    fieldOnly: words(''),
  },
  { orgId: 'NBF-QYWM', words: words('青银理财 青岛银行理财子公司 青银理财公司 璀璨人生 青银理财子'), weak: words(''), fieldOnly: words('') },
] as const;
