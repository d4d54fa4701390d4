import { words } from './words.js';

/**
 * Respondents that are neither a bank nor an insurer, by the authority that answers for them (R7, R7b). `words` name a body or a kind of body;
 * they count like the name of an institution, less outside the respondent field. Sources: DOMAIN §3.5; 12345 catalogue of matters.
 */
export const OTHER_RESPONDENTS = [
  {
    id: 'OUT-PAYMENT',
    sector: 'PAYMENT',
    kind: 'PAYMENT',
    words:
      words(`支付宝 财付通 微信支付 拉卡拉 随行付 银联商务 快钱 汇付天下 汇付 易宝支付 通联支付 嘉联 乐刷 海科融通 瑞银信 盛付通 合利宝 杉德 钱袋宝 连连支付 连连国际 平安付 银盛支付 银盛 富友
      联动优势 云闪付 中国银联 京东支付 网银在线 抖音支付 合众支付 收钱吧 立刷 盒子支付 现代金控 卡友支付 开店宝 国通星驿 新大陆支付 翼支付 和包支付 沃支付 琴岛通 商通卡 资和信 付临门 海科 点刷 中付支付
      第三方支付 支付公司 支付机构 收单机构 预付卡公司 pos机公司 刷卡机公司 支付科技 支付有限 数字科技支付 美团支付 拼多多支付 付费通 首信易 环迅 宝付 新生支付 双乾 钱宝 传化支付 裕福 得仕`),
    weak: words('银联 支付'),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-CREDIT',
    sector: 'PAYMENT',
    kind: 'CREDIT_BUREAU',
    words: words('百行征信 朴道征信 芝麻信用 征信中心 征信公司 征信机构 鹏元征信'),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-SECURITIES',
    sector: 'SECURITIES',
    kind: 'SECURITIES',
    words:
      words(`证券公司 证券营业部 期货公司 期货营业部 期货经纪 基金公司 基金管理公司 中信证券 中泰证券 国泰君安 华泰证券 海通证券 招商证券 光大证券 兴业证券 广发证券 平安证券 银河证券 申万宏源 国信证券 东方财富 东吴证券
      安信证券 国投证券 方正证券 中信建投 民生证券 浙商证券 华安证券 长江证券 东方证券 国金证券 信达证券 中金财富 中金公司 同花顺 大智慧 私募基金 公募基金 私募 荐股 投顾公司 投资顾问公司 股票软件 华夏基金 天弘基金 易方达
      南方基金 嘉实基金 招商基金 兴全基金 工银瑞信 建信基金 平安基金 光大期货 中信期货 国泰期货 证监局 证券 期货 股票配资 配资公司 券商 12386 股吧 打新 证券有限 财富证券 渤海证券 齐鲁证券`),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-FUNDRAISING',
    sector: 'FUND_RAISING',
    kind: 'SUSPECT',
    words:
      words(`投资公司 投资管理公司 投资管理有限 资产管理公司 资产管理有限 财富管理公司 财富公司 投资管理 投资咨询 财富管理 养老公寓 养老院 养老服务公司 养老基地 众筹 p2p 虚拟币 虚拟货币 数字货币 比特币 传销 资金盘
      合作社 商务平台 区块链 原始股 集资公司 黄金托管 贵金属平台 黄金公司 艺术品公司 收藏品公司 集资 担保理财 民间理财 外汇平台 炒汇 外汇公司 投资平台 理财平台 刷单平台`),
    weak: words('投资'),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-LOCAL-LENDER',
    sector: 'LOCAL_FINANCE',
    kind: 'LOCAL_FINANCE',
    words: words(
      '小额贷款公司 小额贷款 小贷公司 小贷 典当行 典当 融资担保公司 融资担保 担保公司 融资租赁公司 融资租赁 商业保理 保理公司 地方交易所 交易场所 民间资本 汽车租赁公司 汽车金融公司 金融租赁',
    ),
    weak: words('担保 租赁公司'),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-BROKER',
    sector: 'BROKER',
    kind: 'BROKER',
    words:
      words(`助贷公司 助贷 贷款中介 中介公司 贷款公司 信息咨询公司 信息咨询 咨询公司 咨询服务公司 金融服务公司 商务咨询 信用修复 征信修复 债务优化 债务重组公司 反催收 代理维权 代理退保 退保公司 退保中介 债务公司 法务公司 中介
      黑中介 信贷公司 信贷服务中心 贷款服务公司 信用咨询 企业管理公司 企业管理咨询 商务公司 科技公司`),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-MERCHANT',
    sector: 'MARKET',
    kind: 'MERCHANT',
    words:
      words(`4s店 汽车店 车行 汽车销售 二手车 经销商 商家 店家 商店 店铺 超市 商场 便利店 药店 饭店 餐馆 酒店 宾馆 民宿 旅行社 健身房 健身中心 健身俱乐部 美容院 美容店 美发店 理发店 美甲 整形 医美 瑜伽 游泳馆 培训机构
      培训班 培训学校 教育公司 教育科技 驾校 早教 托管班 婚纱 影楼 装修公司 装饰公司 家具 家电 手机店 通讯店 数码店 洗衣店 洗车店 修理厂 汽修 游戏公司 腾讯 网易 淘宝 天猫 拼多多 京东商城 京东自营 抖音商城 快手 网店 卖家 直播间
      主播 带货 旅游公司 航空公司 家政公司 月嫂 母婴店 保健品店 保健品 珠宝店 金店 眼镜店 服装店 蛋糕店 奶茶店 火锅店 烧烤店 影城 电影院 ktv 网吧 会所 足浴 美食城 菜市场 水果店 商贸公司 商行有限 电子商务 电商 网络科技公司
      租车公司 充电宝 共享单车 搬家公司 中介门店 婚介 婚庆 宠物店 宠物医院 摄影 加油站 停车场 游乐场 景区 门票 体检中心 牙科 口腔 齿科 植发 汽车美容 汽车服务公司 家居 建材 门窗 橱柜 空调 小饭店 美团外卖 饿了么 外卖`),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-TELECOM',
    sector: 'TELECOM',
    kind: 'TELECOM',
    words: words(
      '中国移动 中国联通 中国电信 移动公司 联通公司 电信公司 运营商 移动营业厅 联通营业厅 电信营业厅 移动客服 广电网络 有线电视 铁通 中国广电 宽带公司 移动 联通 电信',
    ),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-HOUSING',
    sector: 'HOUSING',
    kind: 'HOUSING',
    words: words(
      '物业公司 物业 小区物业 物业服务 业委会 开发商 房地产公司 房地产开发 置业 售楼处 房产中介 链家 贝壳 房屋中介 二房东 长租公寓 公寓管理 房东 地产 置业公司 售楼部 房地产 楼盘 自如',
    ),
    weak: words(''),
    fieldOnly: words(''),
  },
  { id: 'OUT-FUND', sector: 'HOUSING_FUND', kind: 'GOV', words: words('公积金中心 住房公积金 公积金管理中心 公积金'), weak: words(''), fieldOnly: words('') },
  {
    id: 'OUT-SOCIAL',
    sector: 'SOCIAL_SECURITY',
    kind: 'GOV',
    words: words(
      '社保局 社保中心 医保局 医保中心 社会保险 人社局 社保所 医疗保障局 养老保险中心 劳动保障 社保 医保 居民医保 职工医保 养老保险缴费 社保卡中心 人力资源',
    ),
    weak: words(''),
    fieldOnly: words(''),
  },
  { id: 'OUT-HEALTH', sector: 'HEALTH', kind: 'HEALTH', words: words('医院 卫生院 诊所 卫健委 社区卫生 门诊部 卫生室'), weak: words(''), fieldOnly: words('') },
  {
    id: 'OUT-SCHOOL',
    sector: 'EDUCATION',
    kind: 'SCHOOL',
    words: words('小学 中学 幼儿园 教育局 职业学院 技校 高中 学校'),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-LABOUR',
    sector: 'LABOUR',
    kind: 'EMPLOYER',
    words: words('用人单位 劳务公司 包工头 工头 项目部 建筑公司 劳务派遣 人力资源公司 施工单位 建工 工地 老板'),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-UTILITY',
    sector: 'CITY',
    kind: 'GOV',
    words: words(
      '不动产登记中心 不动产中心 不动产登记 不动产大厅 政务大厅 行政审批 审批大厅 税务大厅 出入境  退役军人事务局 居委 社区居委会 便民服务中心 供热公司 热力公司 自来水公司 水务 供电公司 电业局 燃气公司 新奥燃气 泰能 公交公司 公交集团 地铁公司 城管 城管局 街道办 街道办事处 居委会 村委 村委会 镇政府 区政府 市政府 住建局 交警 交警队 环保局 生态环境局 自然资源局 税务局 教体局 派出所 公安局 法院执行局 民政局 车管所 交通局 乡镇 邻居 出租车 网约车 滴滴出行 快递公司 快递 顺丰 圆通 中通 申通 韵达 机场 火车站 铁路 高速公路 青岛地铁',
    ),
    weak: words(''),
    fieldOnly: words(''),
  },
  {
    id: 'OUT-PRIVATE',
    sector: 'PRIVATE',
    kind: 'PERSON',
    words: words('民间借贷 个人借款 私人借贷 高利贷 朋友借 私人放贷 熟人 亲戚借 借给朋友 朋友借我 同学借 同事借 欠条'),
    weak: words(''),
    fieldOnly: words(''),
  },
] as const;

/** Words that contain an alias and mean something else: streets, squares, shops, duties. They win over the alias inside them. */
export const DECOYS = words(`
  人保密 人保留 人保护 人保障 人保持 人保证 人保管 人保修 人保养 人保洁 人保安 人保全 人保险 人保单 人保费 人保命 人寿命 人保额 人保健品 交通部门 邮储蓄 中行动 工行业 建行为 农行业 交行为 招行为 国寿命 太平路 太平镇 太平山 太平角 太平村 太平间 太平社区 平安路 平安夜 平安建设 平安里 平安小区 平安村 平安社区 保平安 报平安 平安无事 平平安安 平安青岛 平安出行 平安回家 阳光小区 阳光花园 阳光城 阳光家园 阳光大厦 阳光山色 阳光超市
  阳光百货 阳光幼儿园 阳光海岸 阳光学校 晒阳光 阳光照 遮阳光 采光阳光 阳光房 阳光房屋 阳光食堂 大地艺术 大地幼儿园 新华书店 新华路 新华社 新华网 新华街 新华锦 兴业路 兴业街 兴业大厦 民生问题 民生工程 民生实事 民生热线 民生服务
  民生保障 民生小区 民生在线 交通事故 交通局  交通委 交通警察 交通运输 交通费 交通出行 公共交通 交通信号 交通违法 交通肇事 建设局 建设用地 建设路 建设厅 城市建设 建设公司 建设工程 建设集团 建设单位 农业农村 农业局 农业合作
   农业生产 农业大学 农业公司 工商局 工商户 工商联 工商注册 工商登记 工商部门 工商执照 工商管理 招商局 招商引资 招商部 招商加盟 招商中心 光大国际 光大环保 中信广场 中信大厦 渤海路 渤海湾 华夏路 华夏医院 泰山路 泰山学院 泰山景区
  施工行为 员工行为 职工行为 集中行动 其中行 集中行使 完成交行 提交行 外交行 公交行 移交行 成交行 新建行 修建行 在建行 搭建行 组建行  邮政编码 邮政快递 邮政物流 邮政包裹 邮政投递 邮政局 邮政ems 人行道 人行横道 人行天桥 行人行
  中国银行业 中国银行保险  青岛银行业 青岛银行保险 中华人民共和国 中华路 农信担 农业担保  移动端 移动银行 移动客户端 移动硬盘 移动板房 移动公厕 移动电源 银行移动 流动移动 联通道路 电信诈骗 电信网络诈骗 电信网络  
   小学生 中学生 大中学  开发商贷款 保险丝 劳动保险 社会保险法 证券从业 有价证券 期货币 银联客服 银联标志 银联卡 银联的 投资者  对外投资 投资款 投资收益 商场贵宾 酒店隔离 物业费贷  青岛行政 浦发大厦 太平洋咖啡
  太平洋百货 新华医疗 广发大厦 恒丰路 富德路 汇丰路 韩亚航空 齐鲁医院 齐鲁工业 齐鲁晚报 齐鲁网 齐鲁软件 齐鲁壹点     齐鲁大道 青行政  农信中心 海尔智家 海尔冰箱 海尔空调 海尔洗衣机 海尔集团 海尔工厂 海尔电器 海尔路
  建行路 民生路 中行政 东交行  中介绍 居中介   养老院床 养老社区 信用社会 个人征信中心  银行证券     移动到 移动了 被移动 可移动  村镇政
`);
