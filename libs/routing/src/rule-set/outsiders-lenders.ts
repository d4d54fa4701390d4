import { words } from './words.js';

/** Banks of the province that are no party here; several keep a branch in the city, so a person decides. Source: register of banks 2023. */
const NEIGHBOUR_BANKS = words(`
  齐商银行 东营银行 烟台银行 潍坊银行 济宁银行 临商银行 德州银行 枣庄银行 泰安银行 莱商银行 潍坊商行 烟台商行 临商行 莱商行 齐商行 东营商行 济宁商行 德州商行 枣庄商行 泰安商行 北京银行 天津银行 渣打银行 渣打 东亚银行
  友利银行 新韩银行 企业银行 瑞穗银行 三菱银行 三井住友银行 山口银行 花旗银行 花旗 星展银行 星展 恒生银行 南洋商业银行 国家开发银行 国开行 农发行 农业发展银行 进出口银行 村镇银行
`);

/** Banks seated elsewhere without a branch in the city. Source: register of banks 2023. */
const DISTANT_BANKS = words(`
  上海农商 上海银行 上饶银行 东莞银行 中原银行 丹东银行 乌海银行 乌鲁木齐银行 乐山银行 九江银行 云南红塔银行 保定银行 兰州银行 内蒙古银行 农村商业银行济南 北京农商 南京银行 厦门国际银行 厦门银行 台州银行 吉林银行 哈密银行
  哈尔滨银行 唐山银行 嘉兴银行 四川天府银行 四川银行 大连银行 天津农商 宁夏银行 宁波东海银行 宁波通商银行 宁波银行 宜宾银行 富滇银行 山西银行 广东华兴银行 广东南粤银行 广州农商 广州银行 广西北部湾银行 库尔勒银行 廊坊银行
  张家口银行 徽商银行 成都农商 成都银行 承德银行 抚顺银行 新疆汇和银行 新疆银行 昆仑银行 晋商银行 曲靖银行 朝阳银行 本溪银行 杭州银行 柳州银行 桂林银行 汉口银行 江苏银行 江苏长江商业银行 江西银行 沧州银行 河北银行 泉州银行
  泸州银行 浙江民泰商业银行 浙江泰隆商业银行 浙江稠州商业银行 海南银行 深圳农商 温州银行 湖北银行 湖南银行 湖州银行 珠海华润银行 甘肃银行 盘锦银行 盛京银行 石嘴山银行 福建海峡银行 秦皇岛银行 绍兴银行 绵阳银行 自贡银行
  苏州银行 营口银行 葫芦岛银行 蒙商银行 衡水银行 西安银行 西藏银行 贵州银行 贵阳银行 赣州银行 辽沈银行 达州银行 遂宁银行 邢台银行 邯郸银行 郑州银行 鄂尔多斯银行 重庆三峡银行 重庆农商 重庆银行 金华银行 铁岭银行 锦州银行
  长城华西银行 长安银行 长沙银行 阜新银行 雅安银行 青海银行 鞍山银行 龙江银行 盛京 济南农商 潍坊农商 烟台农商 济南农村商业银行
`);

/** Banks without counters. */
const INTERNET_BANKS = words(`
  网商银行 微众银行 新网银行 亿联银行 富民银行 众邦银行 三湘银行 苏宁银行 中关村银行 华瑞银行 蓝海银行 华通银行 金城银行 客商银行 新安银行 振兴银行 裕民银行 民商银行 百信银行 邮惠万家 网商贷 微众 微业贷 微粒贷 新网 亿联
  百信
`);

/** Insurers and agents on the net without a branch in the city. */
const INTERNET_INSURERS = words(`
  众安保险 众安在线 众安 泰康在线 京东安联 安心保险 安心财险 易安 水滴保 水滴保险 水滴筹 水滴公司 轻松筹 轻松保 蚂蚁保 好医保 微保 慧择 小雨伞 向日葵保险 悟空保 元保 白鸽宝 保通保险 友邦 友邦人寿 友邦保险
`);

/** Consumer finance companies seated elsewhere. */
const CONSUMER_FINANCE = words(`
  马上消费 马上消费金融 马上金融 安逸花 招联 招联金融 招联消费 招联消费金融 好期贷 兴业消费金融 兴业消金 兴业消费 中银消费 中银消费金融 捷信 捷信消费金融 中邮消费 中邮消费金融 中邮钱包 中原消费 中原消费金融 杭银消费
  杭银消费金融 苏银凯基 哈银消费 哈银消费金融 尚诚 尚诚消费金融 平安消费金融 平安消金 小米消费 小米消费金融 小米金融 小米贷款 蚂蚁消费 蚂蚁消费金融 宁银消费 长银五八 长银消费 锦程消费 盛银消费 晋商消费 北银消费 北银消费金融
  南银法巴 金美信 幸福消费 阳光消费金融 光大消费金融 中信消费金融 建信消费金融 唯品富邦 湖北消费金融 蒙商消费 天津京东消费 厦门金美信
`);

/** Lending platforms and small-loan companies on the net. */
const PLATFORM_LENDERS = words(`
  花呗 借呗 蚂蚁集团 京东白条 京东金条 京东金融 京东科技 白条 金条 度小满 有钱花 360借条 奇富 360数科 三六零借条 拍拍贷 信也 宜人贷 宜信 陆金所 平安普惠 陆控 陆金所控股 融易 普惠融资担保 美团月付 美团借钱
  美团生意贷 美团金融 分期乐 乐信 桔多多 滴滴金融 滴水贷 抖音月付 放心借 抖音放心借 dou分期 拿去花 去哪儿拿去花 携程金融 唯品花 羊小咩 玖富 你我贷 还呗 省呗 洋钱罐 榕树贷款 小赢卡贷 小赢 随手借 融360 趣店 来分期
  时光分期 借去花 及贷 信用飞 我来数科 国美易卡 苏宁金融 任性付 58金融 微博借钱 字节 字节跳动 众安小贷 网贷平台 网贷 网络小贷 百度金融 任性贷 桔子分期 人人贷 恒昌 快贷平台 闪银 钱站 豆豆钱 小花钱包 维信金科 卡卡贷
  数禾 中腾信 手机贷 现金贷 借贷平台 贷款app 小贷app 网上贷款平台 贷款平台
`);

export const OUTSIDE_LENDERS = [
  {
    id: 'OUT-TRUST',
    sector: 'UNLISTED',
    kind: 'TRUST',
    words: words('信托公司 陆家嘴信托 中融信托 四川信托 安信信托 平安信托 中信信托 光大信托 民生信托 五矿信托 国民信托 山东信托 山东国信'),
    weak: words(''),
    fieldOnly: words('信托'),
  },
  { id: 'OUT-NEIGHBOUR', sector: 'UNLISTED', kind: 'BANK_CITY', words: NEIGHBOUR_BANKS, weak: words(''), fieldOnly: words('') },
  { id: 'OUT-DISTANT', sector: 'ELSEWHERE', kind: 'BANK_CITY', words: DISTANT_BANKS, weak: words(''), fieldOnly: words('') },
  { id: 'OUT-NETBANK', sector: 'ELSEWHERE', kind: 'BANK_CITY', words: INTERNET_BANKS, weak: words(''), fieldOnly: words('') },
  { id: 'OUT-NETINS', sector: 'ELSEWHERE', kind: 'INSURER_PC', words: INTERNET_INSURERS, weak: words(''), fieldOnly: words('') },
  { id: 'OUT-CF', sector: 'ELSEWHERE', kind: 'CONSUMER_FINANCE', words: CONSUMER_FINANCE, weak: words(''), fieldOnly: words('') },
  { id: 'OUT-PLATFORM', sector: 'ELSEWHERE', kind: 'PLATFORM', words: PLATFORM_LENDERS, weak: words(''), fieldOnly: words('') },
] as const;
