import { words } from './words.js';

/**
 * Words that tell which part the institution beside them plays. `before` cues end at most two characters before the name, `after` cues begin at
 * most six after it in the same clause; `clause` cues colour the whole clause.
 */
export const ROLE_CUES = [
  /** The institution is only a place on the way. */
  { tag: 'incidental', place: 'after', words: words('边上 旁边 对面 附近 隔壁 斜对面 旁边的 往东 往西 往南 往北 路口 楼上 公交站') },
  {
    tag: 'target',
    place: 'before',
    words: words('更正为 更正是 应更正为 实为 正确的是 实际上是 真正的是 准确说是 抬头是 保单抬头是 承保公司是 承保的是 保单是'),
  },
  { tag: 'target', place: 'before', words: words('能不能让 能不能请 投诉的是 我找的是 就是找') },
  { tag: 'background', place: 'before', words: words('让我找 叫我找 让去找 推给 推到 推说 让找 让我去找 叫去找 让我联系') },
  {
    tag: 'only-target',
    place: 'before',
    words: words('只投诉 本次投诉 本次只投诉 这次投诉 投诉的是 主要投诉 就是投诉 要投诉的是 我只找 只找 明确投诉 主要是投诉 现投诉 现要求'),
  },
  {
    tag: 'target',
    place: 'before',
    words: words(
      '投诉 举报 检举 控告 反映 我找 就找 要找 找 要求 请求 请 希望 想让 想请 要让 责令 督促 起诉 状告 追究 实名举报 我要告 而是 应该是 其实是 实际是 应为 诉求是 恳请 告 协调 我和 我与 本人与 我跟 其与',
    ),
  },
  {
    tag: 'negated',
    place: 'before',
    words: words(
      '不投诉 不是投诉 不是 并非 不怪 不找 并不是 不是找 没找 不关 不涉及 撤销对 非 不怨 不要求 跟此事无关的 不是告 误写成 误登记为 不针对 不追究 误选 误登记 误写 误录 错选 选错 写错 误填        登记的是 登记成 写成 记成 登记为',
    ),
  },
  {
    tag: 'negated',
    place: 'after',
    words: words(
      '无关 没关系 没有关系 不相干 没有意见 没意见 没问题 没错 没有错 没过错 不追究 没责任 没毛病 没啥意见 不用管 毫无关系 已经赔完 已赔完 赔完了 很满意 做得对 处理得很好',
    ),
  },
  {
    tag: 'shielded',
    place: 'before',
    words: words(
      '别让 不能让 不要让 别给 不能给 不要给 勿转 不要转 请勿转 不得转 瞒着 千万别让 勿让 不要转给 不要发给 别转给 别发给 不能告诉 别告诉 不要告诉 不得转交 不想让 不愿让 别叫 不要转到 不许给 不要交给 不要转交 请勿转交 请勿将本信转交',
    ),
  },
  {
    tag: 'incidental',
    place: 'before',
    words: words(
      '用 刷 绑 绑定 绑的 绑的是 绑定的 打到 打的 打在 打进 转到 汇到 汇入 存进 打给 转入 用的 用的是 扣的是 刷的 刷的是 付款用 通过 发到 打入 用我的 用我 发在 补贴到 卡是 转账到 打到我 专户在 账户在 账户开在 专户开在 工资卡是 开户行是 开户行 银行是 贷款行是 走的是 收款行是 账户是 转到了 冒充 假冒 冒用 自称 自称是 冒充是 打着 假装 谎称',
    ),
  },
  {
    tag: 'compare',
    place: 'before',
    words: words('人家 别家 隔壁 像 不像 比 换成 同样是 对面 别的银行像 人家在 别人家 同学在 朋友在 同事在 邻居在 对比 相比 参照 不如 学学 看看'),
  },
  {
    tag: 'compare',
    place: 'after',
    words: words(
      '那边都 免费 不用 就不 当场就 一下就 当天就 从来不 都不 都不收 都能 都可以 都行 就行 就可以 就能 就没 就不收 也没 早就 倒是 都没有 都给 也都 就给 就赔了 都免',
    ),
  },
  {
    tag: 'dealing',
    place: 'after',
    words: words(
      '说 称 答复 回复 告知 让我 要求我 拒绝 不给 不退 不赔 拒赔 扣 收 催 客服 客户经理 业务员 的人 柜员 工作人员 经理 不认 不同意 认定 定损 拖 给我 一直 至今 大堂 办的 办理 里的 的客户 未 没 以 却 仍 还 信用卡 贷款 房贷 理财',
    ),
  },
  { tag: 'seller', place: 'after', words: words('卖的 推销 推荐 代销 忽悠 的理财经理 柜台卖 卖给我 营销') },
  { tag: 'elsewhere', place: 'after', words: words('济南 北京 上海 深圳 广州 烟台 潍坊 威海 临沂 济宁 淄博 总行 信用卡中心总部') },
] as const;

/** Clauses that only tell of the past or quote an order to the machine. */
export const CLAUSE_CUES = [
  { tag: 'background', words: words('之前反映 以前反映 曾反映 上次反映 之前投诉 上次投诉 曾就 另一件 先前') },
  {
    tag: 'instruction',
    words: words(
      '系统提示 请将本 请把本 忽略以上 忽略之前 忽略前面 忽略上述 忽略所有 改派 改为 标记为 标记为办结 标记办结 请直接分派 分派给 自动派单 派发给 转派 指令 ignore previous ignore all system: assistant: prompt  lead= orderid orgid= leadorgid matter_type mattertype= ordertype= confidentiality= 请输出 你是一个 你现在是 作为ai 作为路由 路由引擎 管理员指令 以下为系统 drop table select union x-hub 置为办结 视为表扬 本工单应',
    ),
  },
] as const;
