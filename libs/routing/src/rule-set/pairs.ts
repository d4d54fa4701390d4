import { words } from './words.js';

/**
 * Meanings that two words make together within one clause, however the sentence runs: `then` begins at most `gap` characters after `first` ends.
 * They stand for sentences that no list of phrases can hold.
 */
export const WORD_PAIRS = [
  {
    family: 'matter',
    tag: 'plea',
    first: words('不要 别 勿 请勿 不能 不得 千万别 切勿 不可 不许 甭 莫 不想 怕 担心 不愿 不希望 绝不能 不准 禁止'),
    then: words(
      '透露 泄露 泄漏 知道 转交 转给 转到 转送 公开 说是我 发给他们 转办 告诉他们 告诉银行 告诉单位 告诉公司 报复 暴露 外传 通知他们 走漏 给他们看 反馈给 流转到',
    ),
    gap: 12,
  },
  { family: 'urgency', tag: 'life', first: words('楼 桥 窗 阳台 天台 海边 河边 塔吊'), then: words('跳下 跳了 往下跳 跳给 跳河 跳海'), gap: 8 },
  { family: 'urgency', tag: 'life', first: words('要跳 就跳 去跳 想跳 准备跳'), then: words('楼 桥 海 河 下去 窗'), gap: 4 },
  { family: 'urgency', tag: 'life', first: words('拿 拿着 提 带 持 抱 拎 揣 备好 准备'), then: words('刀 斧 汽油 煤气罐 炸药 雷管 铁锤 砍刀 凶器'), gap: 3 },
  { family: 'urgency', tag: 'life', first: words('泼 浇 点 倒'), then: words('汽油 自己身上 火烧'), gap: 4 },
  { family: 'urgency', tag: 'life', first: words('喝 吞 吃'), then: words('农药 安眠药 百草枯 老鼠药 敌敌畏 一瓶药'), gap: 4 },
  { family: 'urgency', tag: 'life', first: words('死 吊死 撞死'), then: words('给你们看 在你们 在银行 在门口 给你看 在大厅 在营业厅 在你面前'), gap: 3 },
  {
    family: 'urgency',
    tag: 'life',
    first: words('砍 捅 弄死 杀 炸 烧'),
    then: words('你们经理 了你们 他们经理 你们行长 你全家 他全家 死他 死你 这个网点 了银行 你们银行 你们公司'),
    gap: 3,
  },
  { family: 'urgency', tag: 'life', first: words('不想 没法 不愿 没脸 无法 没勇气'), then: words('活了 活下去 再活 活在'), gap: 4 },
] as const;
