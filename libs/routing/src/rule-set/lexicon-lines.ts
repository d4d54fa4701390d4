import { words } from './words.js';

/** Words of products and services, by business line (DOMAIN §5.1, §5.2). `weight` 3: the word names the product; 2: it belongs to it; 1: a hint. */
export const LINE_WORDS = [
  {
    tag: 'B-CC',
    weight: 3,
    words: words(
      '信用卡 贷记卡 白金卡 金卡 信用卡中心 卡中心 账单分期 现金分期 最低还款 停息挂账 年费 刷卡积分 分期手续费 临时额度 固定额度 还款日 账单日 溢缴款 万用金 专项分期 备用金 刷卡返现 刷够 里程 刷卡 积分兑换 贵宾厅',
    ),
  },
  { tag: 'B-CC', weight: 1, words: words('积分 滞纳金 违约金 分期 提额 降额 刷满 开卡 额度 停卡') },
  {
    tag: 'B-DC',
    weight: 3,
    words: words(
      '借记卡 储蓄卡 工资卡 社保卡 银行卡 一类卡 二类卡 一类户 二类户 ii类 i类 卡被冻结 卡被锁 卡被限制 非柜面 账户冻结 账户被冻 账户限额 限额 解限额 养老金卡 退休金卡 医保卡 补贴卡 助农取款 取款点',
    ),
  },
  {
    tag: 'B-DC',
    weight: 2,
    words: words(
      '冻结 止付 解冻 管控 挂失 补卡 销户 销卡 开户 开卡 atm 取款机 自动取款 自助机 柜员机 吞卡 吞钱 睡眠户 小额账户管理费 短信费 短信提醒费 工本费 手机银行 网银 u盾 网上银行 闪退 登录不上 人脸识别 密码重置 身份核实 电话核实 取工资 涉案账户 断卡 预留手机号 换卡',
    ),
  },
  {
    tag: 'B-LN',
    weight: 3,
    words: words(
      '贷款 房贷 按揭 车贷 经营贷 消费贷 抵押贷 信用贷 助学贷款 农户贷 快贷 商贷 组合贷 公积金贷 流贷 提前还款 提前还贷 还贷 放款 续贷 抽贷 断贷 授信 lpr 利率转换 存量房贷 担保人 解押 抵押登记 解除抵押 贷后 借款 网贷 融e借 e贷 车抵贷 房抵贷 无还本续贷 结清证明 助农贷 惠农贷 创业贷 装修贷 过桥 展期 面签 评估费 养殖贷 贷了 借了 抵押 欠款 贷 月供 个贷 银行流水',
    ),
  },
  { tag: 'B-LN', weight: 1, words: words('利息 利率 罚息 逾期 还款 月供 结清') },
  { tag: 'B-DCOL', weight: 5, words: words('催收 催债 爆通讯录 通讯录 催收电话 暴力催收 委外催收 委外 外包催收 上门催 骚扰家人 通缉令') },
  { tag: 'B-DCOL', weight: 1, words: words('催款 辱骂 恐吓 威胁 律师函') },
  {
    tag: 'B-PS',
    weight: 3,
    words: words(
      '收款码 聚合码 聚合收款 二维码收款 pos机 pos 收单 快捷支付 云闪付 转账 汇款 汇到 支付结算 代收 代扣 对公账户 对公户 支票 承兑 汇票 跨行 转错 错转 误转 扣款成功 网上支付 无感支付 数字人民币 etc扣 转走 转账失败 到账 基本户 结算账户 公户 代发工资 工资专户 代发',
    ),
  },
  { tag: 'B-FX', weight: 3, words: words('外汇 结汇 购汇 换汇 汇率 美元 欧元 日元 韩元 韩币 港币 外币 境外汇款 跨境 结售汇 电汇 境外 swift 信用证 西联') },
  {
    tag: 'B-SAV',
    weight: 3,
    words: words(
      '存款 存折 存单 定期 活期 大额存单 定存 结构性存款 通知存款 储蓄 取钱 取现 取款 存钱 存的钱 存取 大额取现 继承 遗产 死期 柜台 柜员 支取 零存整取 利随本清 转存 存本',
    ),
  },
  { tag: 'B-SAV', weight: 1, words: words('利息 叫号 排队') },
  {
    tag: 'B-AGT',
    weight: 3,
    words: words(
      '代销 代理保险 银保 存单变保险 存款变保险 存款变成保险 变成保险 变保险 成了保险 银行卖的保险 理财变保险 存成保险 买成保险 弄成保险 基金 信托 国债 代销基金 资管计划 推销保险 卖的保险 私募 存款弄成 存款变成 卖保险的 存单变 不是存单 不是存款是',
    ),
  },
  {
    tag: 'B-WM',
    weight: 3,
    words: words('理财 净值 理财产品 净值型 封闭式 赎回 结构性产品 理财经理 固收 业绩比较基准 r2 r3 r4 风险等级 风险测评 产品到期 延期兑付 兑付'),
  },
  { tag: 'B-WM', weight: 1, words: words('亏损 本金 收益 预期收益 保本') },
  {
    tag: 'B-PFI',
    weight: 3,
    words: words(
      '个人信息 信息泄露 泄露信息 泄露我 泄露客户 身份信息 隐私 信息被卖 卖我信息 查询我的 征信查询 冒名开户 冒名办卡 冒用身份 被冒名 冒名 非法查询 账户流水 未经授权 买数据 客户名单 电话名单 身份证号 身份证照片 客户信息 姓名电话 被泄露 泄露 信息表 征信报告发',
    ),
  },
  { tag: 'B-PM', weight: 3, words: words('贵金属 黄金积存 积存金 金条 纪念金 纪念银 投资金 账户黄金 纸黄金 黄金 白银 银条') },
  {
    tag: 'B-RMB',
    weight: 3,
    words: words('残币 换零钱 零钱兑换 兑零钱 一元零钱 硬币 假币 假钞 破损币 兑换零钱 纪念币 纪念钞 残钞 毛票 现金拒收 拒收现金 换新钱 新钞 人民币管理'),
  },
  { tag: 'B-OIM', weight: 3, words: words('保管箱 资信证明 存款证明 保函 托管 见证 流水证明 打印流水 流水收费 资金监管') },
  {
    tag: 'B-OTH',
    weight: 1,
    words: words('态度 客服 大堂 网点 保安 排队 叫号 窗口 工作人员 停车 无障碍 服务 营业时间 关门 搬迁 空调 卫生间 客户经理 支行 轮椅 道歉'),
  },
  { tag: 'B-DC', weight: 1, words: words('卡在 的卡 开的卡 办的卡 账户 我卡 卡里 这张卡 卡上') },
  { tag: 'B-TRE', weight: 3, words: words('国库 退税款 国库集中') },
  {
    tag: 'I-AUTO',
    weight: 3,
    words: words(
      '车险 交强险 商业险 三者险 商业三者 车损 定损 追尾 剐蹭 刮蹭 机动车 车辆保险 车辆损失 全损 报废车 续保 出险 交通事故 车祸 撞车 被撞 撞人 玻璃险 划痕险 涉水 泡水 修车 修理厂 驾乘 查勘 对方全责 事故责任 车牌 代步车 道路救援 贬值 保费上浮 营运车 电动车险 网约车 新能源车 肇事 新车 提车 三责 伤残 误工费 三者 货车 司机 伤者 代步 挂靠',
    ),
  },
  { tag: 'I-BOND', weight: 3, words: words('保证保险 信用保证保险 保证险 履约险 代偿 代位追偿') },
  {
    tag: 'I-ACC',
    weight: 3,
    words: words('意外险 意外伤害 团体意外 旅游险 旅行险 航意险 学平险 学生险 意外身故 意外保险 骨折 伤残等级 建工险 猝死 驾乘意外 意外医疗'),
  },
  { tag: 'I-HLT-S', weight: 3, words: words('短期健康 惠民保 琴岛e保 城市定制 住院津贴险') },
  { tag: 'I-PROP', weight: 3, words: words('家财险 企财险 财产险 财产综合 房屋保险 火灾险 火灾 厂房 仓库 水管爆裂 店铺保险 机器设备 家庭财产 财产一切险') },
  { tag: 'I-LIAB', weight: 3, words: words('责任险 雇主责任 公众责任 承运人责任 校方责任 医疗责任 产品责任 安责险 食品责任 监护人责任 雇主险') },
  {
    tag: 'I-AGRI',
    weight: 3,
    words: words(
      '农险 农业保险 种植险 养殖险 农保险 政策性农业 小麦保险 玉米保险 大棚保险 生猪 母猪 奶牛 肉鸡 苹果保险 花生保险 育肥猪 海参保险 冰雹 雹子 绝产 减产 保险小麦 温室大棚 天气指数 葡萄保险 养鸡 养猪 小麦 玉米 苹果园 大棚 倒伏',
    ),
  },
  { tag: 'I-CARGO', weight: 3, words: words('货运险 货物运输 物流险 运输险 货损 海运险 物流责任 集装箱 冷链货') },
  { tag: 'I-CRED', weight: 3, words: words('出口信用 信用保险 贸易信用') },
  { tag: 'I-POTH', weight: 3, words: words('隔离险 退货运费险 碎屏险 手机险 账户安全险 宠物险 延误险 航延险') },
  {
    tag: 'I-LIFE',
    weight: 3,
    words: words(
      '寿险 人寿险 终身寿 增额寿 增额终身 定期寿 增额 身故金 身故保险金 分红保险 传家 两全保险 两全险 保单贷款 现金价值 生存金 理财型保险 储蓄型保险 理财保险',
    ),
  },
  /** Insurance of no line told: enough for the trade, not for the company of a group. */
  {
    tag: 'I-*',
    weight: 1,
    words: words('保单 退保 受益人 业务员 代理人 续期 保费 犹豫期 缴费期 保险合同 投保 保险 理赔 出险 拒赔 被保险人 投保人 保险金 承保 定损员 保险费'),
  },
  { tag: 'I-PAR', weight: 3, words: words('分红险 分红型 红利 分红保险') },
  { tag: 'I-PAR', weight: 1, words: words('分红') },
  { tag: 'I-UL', weight: 3, words: words('万能险 万能账户 结算利率 万能型') },
  { tag: 'I-ILP', weight: 3, words: words('投连险 投连 投资连结') },
  { tag: 'I-ANN', weight: 3, words: words('年金 年金险 养老年金 教育金 养老金保险 养老险 养老保险 养老社区 返还型 每年返 养老钱保险 教育险') },
  { tag: 'I-CI', weight: 3, words: words('重疾 重疾险 重大疾病 轻症 大病险 防癌险 确诊 原位癌 恶性肿瘤 甲状腺 既往症 支架') },
  {
    tag: 'I-MED',
    weight: 3,
    words: words('医疗险 百万医疗 住院医疗 防癌医疗 门诊险 住院险 医疗保险 免赔额 住院费 住院报销 津贴 既往病 特药 质子 高端医疗 健康险'),
  },
] as const;

/** The words doors use for a line when they do not use its code (12378 `businessLine`, 12315 `商品或服务`). */
export const LINE_NAMES = [
  { tag: 'B-DC', words: words('借记卡 储蓄卡 银行卡 账户') },
  { tag: 'B-CC', words: words('信用卡') },
  { tag: 'B-LN', words: words('贷款 按揭 房贷 车贷 经营贷 消费贷 抵押贷 个人贷款 消费贷款 贷') },
  { tag: 'B-PS', words: words('支付结算 收款码 转账 聚合收款码 收单') },
  { tag: 'B-DCOL', words: words('债务催收 催收') },
  { tag: 'B-FX', words: words('外汇 结汇 购汇 外币') },
  { tag: 'B-SAV', words: words('储蓄 存款 存单 存折 人民币储蓄 定期') },
  { tag: 'B-AGT', words: words('银行代理 代理 代销 银保 基金 国债') },
  { tag: 'B-OIM', words: words('中间业务 保管箱') },
  { tag: 'B-PFI', words: words('个人金融信息 个人信息') },
  { tag: 'B-PM', words: words('贵金属 黄金 积存金') },
  { tag: 'B-RMB', words: words('人民币管理 纪念币 现金 零钱') },
  { tag: 'B-WM', words: words('理财') },
  { tag: 'B-TRE', words: words('国库') },
  { tag: 'I-AUTO', words: words('车险 机动车 交强险 汽车保险 机动车保险 机动车辆 车辆保险 商业车险') },
  { tag: 'I-BOND', words: words('保证保险 保证险') },
  { tag: 'I-ACC', words: words('意外 意外险 意外伤害') },
  { tag: 'I-HLT-S', words: words('短期健康 惠民保') },
  { tag: 'I-PROP', words: words('家财险 企财险 财产险 家财 企财') },
  { tag: 'I-LIAB', words: words('责任险 雇主责任险 责任') },
  { tag: 'I-AGRI', words: words('农险 农业保险 种植险 养殖险 大棚保险') },
  { tag: 'I-CARGO', words: words('货运险 货运 物流险') },
  { tag: 'I-CRED', words: words('信用保险') },
  { tag: 'I-POTH', words: words('隔离险 退货运费险 碎屏险') },
  { tag: 'I-LIFE', words: words('寿险 普通人寿 人寿保险 终身寿') },
  { tag: 'I-PAR', words: words('分红险 分红') },
  { tag: 'I-UL', words: words('万能险 万能') },
  { tag: 'I-ILP', words: words('投连险 投连') },
  { tag: 'I-ANN', words: words('年金 年金险 养老险 教育金') },
  { tag: 'I-CI', words: words('重疾 重疾险 疾病 疾病险 防癌险') },
  { tag: 'I-MED', words: words('医疗险 医疗 百万医疗') },
] as const;
