import { words } from './words.js';

const NTH = words('三 四 五 六 七 八 九 十 3 4 5 6 7 8 9 10');
const TOLD = words('信访 反映 投诉 来电 打电话 写信 上访 申诉 登记 拨打 来访 催');

/** Wording of danger, pressure and need (DOMAIN §5.4); `idle` words cancel a match that they contain (跳楼价). */
export const URGENCY_WORDS = [
  /** The writer counts: 第六次信访. */
  { tag: 'repeats', words: NTH.flatMap((nth) => TOLD.map((told) => `第${nth}次${told}`)) },
  {
    tag: 'life',
    words:
      words(`跳楼 自杀 轻生 不想活 活不下去了 活不成 喝药 喝农药 割腕 上吊 死给你 死在 以死 跳海 自焚 了结 同归于尽 拿刀 砍人 杀人 弄死 杀了 绝路 结束生命 一死了之 寻短见 遗书 没法活 不活了 烧炭 跳河 跳桥 安眠药
      要死在 死也要 纵火 投毒 挤兑 排长队取钱 哄抢 砸店 砸网点 打砸 血债 报复社会 抱着孩子跳 动刀 带刀 提刀 砍死 捅死 跳下去 往下跳 楼顶 天台 百草枯 敌敌畏 自残 活不了了 后事 鱼死网破 泼汽油 烧了你们 炸了 炸掉 传言倒闭 都在排队取钱 排队取钱 挤提 不让我活 逼死 逼我死 逼上绝路 死了算了 死路一条 一尸两命 喝了药 寻死 不如死 跳下 玩命 弄死你 砍你 灭门 引爆 刀架 持刀 抱着汽油 放火烧 要放火 去放火 拿命 拼了命 同你们拼命 跟他们拼命 跟你们拼命 和他们拼命 豁出去 豁出命 活着没意思 活着没意义 银行要倒闭 银行快倒闭 银行倒闭 打死你 打死他 打死经理 取钱排了长队 取钱排长队`),
  },
  {
    tag: 'idle',
    words: words(
      '跳楼价 拼命工作 拼命打电话 拼命催 拼命赚 拼命干 死在路上 要命的是 自杀条款 自杀免责 自杀险 炸鸡 炸串 炸街 不是要自杀 不会自杀 不会跳楼 没想自杀 不是要跳楼 爆炸险 要了老命 累得要命 急得要命 疼得要命 气得要命 了结此事 尽快了结 早点了结 了结了 炸裂 捅了娄子 加汽油 汽油费 汽油钱 捅破 绝路逢生 别人跳楼 开玩笑 气话 说气话 拿刀切 不想活动 楼顶漏水 天台漏水 楼顶广告 逼死人不偿命 豁出去老脸 楼顶违建 天台违建 楼顶太阳能 顶楼天台 自杀拒赔 自杀不赔 属于自杀 自杀身故 因自杀 系自杀 认定自杀 认定为自杀 两年内自杀 跳楼属于 跳楼身故 跳楼死亡 逼死小企业 逼死企业 逼死我们 逼死小微 不想活期 不想活跃 自杀身亡 杀人放火 防自杀 自杀率',
    ),
  },
  {
    tag: 'outage',
    words: words(
      '系统瘫痪 系统出不了 全市系统 全城系统 大面积 系统崩溃 全部取不了 都取不了 无法出单 系统全部 所有网点 全行系统 机器全坏 都刷不了 集体无法 都登录不上 系统故障 系统宕机 全都不能 系统瘫 瘫了 全用不了 都用不了 全部瘫痪 全瘫 全市都 系统全',
    ),
  },
  {
    tag: 'media',
    words: words('记者 电视台 媒体 上新闻 曝光 微博热搜 热搜 直播现场 焦点访谈 新闻采访 领导批示 批示 市长批 领导交办 市领导 省领导 巡视组 督查组'),
  },
  {
    tag: 'media-now',
    words: words(
      '记者现在 记者已经 正在采访 现场采访 记者已 电视台已 电视台正在 领导批示 市长批示 批示件 市领导批 已经上热搜 已上热搜 已经发到网上 已被媒体 媒体已 记者在 批示要求 领导已批 已经报道 登报 记者来了 已经播出 主任批示 督办件',
    ),
  },
  {
    tag: 'fraud-now',
    words: words(
      '正在转 刚被转 刚刚被转 刚被骗 刚刚被骗 五分钟前 十分钟前 半小时前 一小时前 还没转完 钱还在 账户还有钱 紧急止付 正在被转 马上止付 现在正在 几分钟前 刚才被 刚转走 刚把钱 刚转了 还有钱 赶紧止付 快止付 立即止付 对方账户还 分钟前 还在往外转',
    ),
  },
] as const;

/** Words of special populations (DOMAIN §5.6). Ages in figures are read apart. */
export const PEOPLE_WORDS = [
  /** Of a relative who is not the customer: no special population. */
  { tag: 'none', words: words('爸爸残疾 父亲残疾 母亲残疾 妈妈残疾 丈夫残疾 家人残疾 爱人残疾 残疾人联合会 残联') },
  {
    tag: 'ELDERLY',
    words: words(
      '来电老人 老年人来电 我是老人 本人老年 我岁数大了 我年纪大了 八旬 七旬 六旬 九旬 古稀 耄耋 来电人系老人 老人来电 我是老年人 老人讲 老人称 老人反映 年迈 老母亲 老父亲 俺老两口 老两口 我奶奶 我爷爷 我姥姥 我姥爷 独居老人 俺老汉 老奶奶 老爷爷 空巢老人 养老钱 养老的钱 棺材本',
    ),
  },
  {
    tag: 'DISABLED',
    words: words(
      '残疾 聋哑 聋人 盲人 视障 听障 轮椅 肢残 残障 瘫痪在床 瘫痪 失明 哑人 一级残 二级残 拄拐 看不见 听不见 截肢 偏瘫 脑瘫 智力障碍 自闭症 残疾证 听力障碍 卧床 植物人 双目 不能走路',
    ),
  },
  { tag: 'MINOR', words: words('未成年 小学生 初中生 我孩子才 孩子才 岁孩子 岁儿子 岁女儿 岁娃 孩子今年 高一学生') },
  { tag: 'PREGNANT', words: words('怀孕 孕妇 孕期 待产 产妇 月子 孕') },
  { tag: 'MIGRANT_WORKER', words: words('农民工 打工 外来务工 务工 工地干活 新市民 工友 从外地来 进城务工 外出打工 来青务工') },
  { tag: 'VETERAN', words: words('退役军人 退伍 复员 老兵 退役 转业军人 残疾军人 参战 军属 伤残军人 当过兵') },
  { tag: 'LOW_INCOME', words: words('低保 特困 五保 贫困户 吃低保 救助金 困难家庭 脱贫户 低收入 低保户') },
  { tag: 'SERIOUS_ILLNESS', words: words('癌 肿瘤 化疗 尿毒症 透析 白血病 脑出血 脑梗 重病 icu 心梗 放疗 病危 晚期 肺癌 淋巴瘤 尿毒 抢救 重症') },
  {
    tag: 'FOREIGN',
    words: words(
      '外国人 外籍 外国专家 留学生 外教 韩国人 日本人 巴基斯坦人 俄罗斯人 美国人 德国人 英国人 法国人 印度人 护照 老外 foreigner 居留证 外国客户 乌克兰人 越南人 永居',
    ),
  },
  { tag: 'HMT', words: words('港澳 台胞 台湾人 香港人 澳门人 回乡证 台湾同胞 台胞证 香港居民 澳门居民') },
  {
    tag: 'ENTERPRISE_SMALL',
    words: words(
      '个体户 小微企业 我公司 我厂 我们公司 我司 本公司 我们厂 小店 摊主 摊位 我开了 我开的 我店 个体工商户 夜市 我的店 养殖户 种植户 合作社社长 企业主 我们企业 本企业 开饭店 开超市 开店 民营企业 小企业 公司账户 本厂 经营户 货款 海参养殖 老板说 对公账户 工厂贷款 作坊 俺厂 俺公司 门头房 经营户 我摆摊 我是商户 商户收款 摆摊的 我们商户 我用的收款 批发的 我做生意 我经营 做生意 加工厂 模具厂 厂里',
    ),
  },
] as const;

/** How door codes for groups name a population. */
export const GROUP_NAMES = [
  { tag: 'ELDERLY', words: words('老年人 老人') },
  { tag: 'DISABLED', words: words('残疾人 残障') },
  { tag: 'MINOR', words: words('未成年人') },
  { tag: 'PREGNANT', words: words('孕妇 孕产妇') },
  { tag: 'MIGRANT_WORKER', words: words('农民工 新市民') },
  { tag: 'VETERAN', words: words('退役军人 军人') },
  { tag: 'LOW_INCOME', words: words('低保 特困 低收入') },
  { tag: 'SERIOUS_ILLNESS', words: words('重病 大病') },
  { tag: 'FOREIGN', words: words('外籍 外国人') },
  { tag: 'HMT', words: words('港澳台') },
  { tag: 'ENTERPRISE_SMALL', words: words('小微 个体') },
] as const;
