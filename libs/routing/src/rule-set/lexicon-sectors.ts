import { words } from './words.js';

/**
 * Matters of other authorities by their subject: they count towards a transfer where no institution is complained of (R7). Source: catalogue of
 * matters of the 12345 hotlines; second and third level classes of municipal message boards.
 */
export const SECTOR_TOPICS = [
  {
    sector: 'CITY',
    words:
      words(`包裹 邮寄 寄件 ems 派送 投递 保价 停水 停电 停暖 供暖 暖气 路灯 井盖 下水道 堵塞 噪音 扰民 占道 违建 公厕 修路 施工 围挡 垃圾 绿化 拆迁 征地 宅基地 低保 户口 公交车 停车位 红绿灯 油烟 养狗 遛狗 树木 路面 坑洼 供热 水压 自来水 燃气 烧烤摊 广场舞 臭味 污水 排水
      河道 粉尘 扬尘 雨水 积水 护栏 补偿款 占地 责任田 承包地 土地 拆除 老旧小区 加装电梯 身份证 驾驶证 结婚登记 违章 出租车 打车 公交 地铁 快件 丢件 车位 交通拥堵 环境 蚊虫 树枝 信号灯 充电桩 拆迁款 征收 邻里 邻居 墙 林地 坟 灌溉 用电 水费 电费 摆摊 城管 流浪狗 退伍 退役军人事务 优待 落户 老年卡 残疾证 村干部 村务`),
  },
  {
    sector: 'HOUSING',
    words: words(
      '物业费 烂尾 延期交房 交房 房产证 维修基金 维修资金 认筹 公摊 漏水 电梯 网签 购房定金 精装 交付 备案 停工 复工 退房 房租 租房 押一付三 中介费 楼上 小区 业主 房屋质量 首付款 样板间 学区房 车位费',
    ),
  },
  {
    sector: 'MARKET',
    words: words(
      '退货 假货 三包 预付卡 预付费 跑路 储值卡 会员卡 押金 发货 保质期 地沟油 食品 过期 缺斤 充值 课程 退课 学费 质量问题 变质 虚假宣传 换货 坏点 定金 会员费 健身卡 质量 商品 售后 三无 假酒 快递 团购 网购 买到 发霉 价签 标价 后厨 卫生 老鼠 游戏 皮肤 直播打赏 打赏 美容卡 洗车卡 次卡 年卡 装修款 材料费 维修费 返厂 门店',
    ),
  },
  {
    sector: 'LABOUR',
    words: words(
      '拖欠工资 欠薪 工资不发 加班 劳动合同 辞退 工伤 欠工资 欠我工资 农民工工资 发工资 工资没发 拖欠农民工 试用期 仲裁 不给工资 裁员 押工资 缴社保 不交社保 补缴社保',
    ),
  },
  {
    sector: 'SOCIAL_SECURITY',
    words: words(
      '医保报销 慢特病 报销比例 异地就医 退休认证 缴费年限 生育津贴 灵活就业 参保 养老金发放 退休手续 失业金 工伤认定 社保转移 居民养老 长护险 医保断缴 社保缴费 大病救助 退休待遇 养老待遇',
    ),
  },
  { sector: 'EDUCATION', words: words('入学 学区 择校 老师 班主任 作业 校车 转学 升学 招生 校服 食堂 补课 入园 学位 分班 教师 幼师') },
  { sector: 'HEALTH', words: words('手术 医疗纠纷 医生 护士 住院押金 挂号 药价 疫苗 误诊 病历 急诊 医疗事故 看病 感染 医患') },
  { sector: 'HOUSING_FUND', words: words('公积金提取 公积金额度 公积金贷款 提取公积金 公积金缴存 公积金断缴 公积金没额度 公积金账户') },
  {
    sector: 'SECURITIES',
    words: words('股票 平仓 强平 爆仓 炒股 保证金 配资 证券账户 股民 上市公司 k线 操盘 荐股 涨停 新三板 融资融券 期货账户 原油期货 打新股 佣金 退市 基金经理'),
  },
  {
    sector: 'FUND_RAISING',
    words: words(
      '非法集资 高息 返利 存金生息 原始股 养老床位 跑路 失联 传销 老年公寓 讲课 拉人头 保本保息 高额回报 年化12 年化15 年化18 年化20 年化24 每月返 月息 会员预存 刷单 返本 兑付不了 资金链 爆雷 拉下线 静态收益 挖矿 养老预订 投资款 投了',
    ),
  },
  {
    sector: 'PAYMENT',
    words: words('pos机 刷卡机 流量卡费 收单机构 预付卡余额 支付牌照 押金299 押金99 激活费 服务费299 结算款 商户结算 到账慢 支付账户 零钱通 花呗商家 二清'),
  },
  { sector: 'TELECOM', words: words('话费 套餐 流量 宽带 携号 电话卡 手机号 副卡 靓号 合约机 信号不好 通信费 停机 垃圾短信 号码 彩铃 骚扰短信') },
  {
    sector: 'PBOC',
    words: words(
      '拒收现金 不收现金 拒收人民币 现金拒收 只能扫码 不收硬币 不收纸币 不收零钱 不找零 征信系统 征信报告打印 存款保险 数字人民币红包 反洗钱 假币举报 银联优惠 云闪付优惠 62折 银联活动 云闪付活动 银联卡优惠 银联立减 支付清算',
    ),
  },
  { sector: 'TAX', words: words('个税 税务 偷税 漏税 开发票 不开发票 发票抬头 退税 个人所得税 契税 增值税 社保费缴纳') },
  { sector: 'POLICE', words: words('报警 报案 诈骗 被骗 赌博 打架 盗窃 冒充 骗子 敲诈 绑架 杀猪盘 刷单被骗 冒名 反诈 网络诈骗 偷 骗了') },
  { sector: 'PRIVATE', words: words('借条 欠条 民间借贷 借钱不还 欠钱不还 不还钱 老赖') },
] as const;

/** Where each matter goes, and the sentence the door is told. `to` is a code; names are of the authorities, not of parties here. */
export const TRANSFERS = [
  {
    sector: 'PAYMENT',
    to: '12363',
    toName: '12363 中国人民银行青岛市分行金融消费权益保护热线',
    advice: '被反映对象为非银行支付机构或征信机构，请转12363由人民银行青岛市分行处理。',
  },
  {
    sector: 'PBOC',
    to: '12363',
    toName: '12363 中国人民银行青岛市分行金融消费权益保护热线',
    advice: '现金、征信或支付清算管理事项由人民银行青岛市分行负责，请转12363。',
  },
  { sector: 'SECURITIES', to: '12386', toName: '12386 青岛证监局', advice: '证券、期货、基金事项由证券监管部门负责，请转12386。' },
  { sector: 'FUND_RAISING', to: 'POLICE', toName: '青岛市公安局（经侦）／市委金融办', advice: '涉嫌非法集资，请转公安经侦并抄送市委金融办。' },
  {
    sector: 'LOCAL_FINANCE',
    to: 'LOCAL_FIN',
    toName: '青岛市委金融办（地方金融管理）',
    advice: '小额贷款、担保、典当、租赁等地方金融组织由地方金融管理部门负责。',
  },
  {
    sector: 'BROKER',
    to: 'MARKET',
    toName: '青岛市市场监督管理局／公安机关',
    advice: '贷款中介、咨询公司不是持牌金融机构，请转市场监管部门，涉嫌诈骗的转公安机关。',
  },
  { sector: 'MARKET', to: 'MARKET', toName: '青岛市市场监督管理局', advice: '商品或服务消费纠纷，请转市场监管部门。' },
  { sector: 'TELECOM', to: 'TELECOM', toName: '山东省通信管理局青岛市通信发展办公室', advice: '电信服务纠纷，请转通信管理部门。' },
  { sector: 'HOUSING', to: 'HOUSING', toName: '青岛市住房和城乡建设局', advice: '房产、物业事项，请转住房城乡建设部门。' },
  { sector: 'HOUSING_FUND', to: 'HOUSING_FUND', toName: '青岛市住房公积金管理中心', advice: '住房公积金事项，请转公积金管理中心。' },
  { sector: 'SOCIAL_SECURITY', to: 'SOCIAL_SECURITY', toName: '青岛市人力资源和社会保障局／医疗保障局', advice: '社保、医保事项，请转人社或医保部门。' },
  { sector: 'HEALTH', to: 'HEALTH', toName: '青岛市卫生健康委员会', advice: '医疗服务事项，请转卫生健康部门。' },
  { sector: 'EDUCATION', to: 'EDUCATION', toName: '青岛市教育局', advice: '教育事项，请转教育部门。' },
  { sector: 'LABOUR', to: 'LABOUR', toName: '青岛市人力资源和社会保障局（劳动监察）', advice: '劳动用工事项，请转人社部门。' },
  { sector: 'TAX', to: 'TAX', toName: '青岛市税务局（12366）', advice: '税务事项，请转12366。' },
  { sector: 'CITY', to: 'SOURCE', toName: '退回来源单位，由属地政府或城市管理部门处理', advice: '不属于金融消费纠纷，建议由属地或城市管理部门处理。' },
  { sector: 'POLICE', to: 'POLICE', toName: '青岛市公安局', advice: '涉嫌违法犯罪，请转公安机关。' },
  { sector: 'PRIVATE', to: 'COURT', toName: '人民法院', advice: '个人之间的借贷纠纷，可向人民法院起诉。' },
  { sector: 'ELSEWHERE', to: 'OTHER_PLACE', toName: '机构所在地金融监管局／12378', advice: '被反映机构在本市没有分支机构，请转其所在地金融监管局或12378。' },
  { sector: 'DISCIPLINE', to: 'DISCIPLINE', toName: '纪检监察机关（12388）', advice: '反映公职人员违纪违法，请转纪检监察机关。' },
  { sector: 'NONE', to: 'SOURCE', toName: '退回来源单位', advice: '未涉及银行保险机构，建议来源单位按职责另行转办。' },
] as const;
