/** What may stand in a notice: ids, codes, limits, counts and links. Each has a form that no name, phone number or sentence fits. */
export const PLACEHOLDERS = {
  referralNo: /^QD\d{8}-\d{6}[0-9A-Z]$/,
  referralId: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  deliveryId: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  party: /^[A-Z0-9]{2,6}(-[A-Z0-9]{1,12}){1,3}$/,
  due: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
  code: /^[A-Z][A-Z_]{1,39}$/,
  count: /^\d{1,7}$/,
  link: /^https?:\/\/[a-z0-9.:[\]-]{1,200}\/v1\/[a-zA-Z0-9/_-]{0,120}$/,
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;
export type Values = Readonly<Partial<Record<Placeholder, string>>>;

interface Words {
  readonly subject: string;
  readonly text: string;
}
export interface Template {
  readonly zh: Words;
  readonly en: Words;
}

const SEE_ZH = '请登录平台查看：{link}';
const SEE_EN = 'See the hub: {link}';
const about = (zh: string, en: string, zhText: string, enText: string): Template => ({
  zh: { subject: `【联动】${zh} {referralNo}`, text: `${zhText} ${SEE_ZH}` },
  en: { subject: `[Liandong] ${en} {referralNo}`, text: `${enText} ${SEE_EN}` },
});

/** All notices, as data. */
export const TEMPLATES = {
  CRITICAL_TO_SIGN: about(
    '特急件待签收',
    'critical case to be signed for',
    '特急件 {referralNo} 已派给 {party}，请在 {due} 前签收。',
    'Critical case {referralNo} was sent to {party}: sign for it before {due}.',
  ),
  CRITICAL_UNSIGNED: about(
    '特急件尚未签收',
    'critical case not signed for',
    '特急件 {referralNo} 派给 {party} 后仍未签收，时限 {due}。请立即处理。',
    'Critical case {referralNo} at {party} is still not signed for; the limit is {due}. Act now.',
  ),
  CRITICAL_OVERDUE: about(
    '特急件逾期未签收',
    'critical case overdue',
    '特急件 {referralNo}（{party}）逾期未签收，时限为 {due}。',
    'Critical case {referralNo} ({party}) was not signed for in time; the limit was {due}.',
  ),
  URGENT_OFFERED: about(
    '紧急件待签收',
    'urgent case',
    '紧急件 {referralNo} 已派给 {party}，最近时限 {due}。',
    'Urgent case {referralNo} was sent to {party}; the next limit is {due}.',
  ),
  LIMIT_NEAR: about(
    '时限将到',
    'a limit is near',
    '案件 {referralNo} 的时限将到（{code}），最近时限 {due}。',
    'A limit of case {referralNo} is near ({code}); the next one is {due}.',
  ),
  LIMIT_PASSED: about('已逾期', 'overdue', '案件 {referralNo} 已有时限逾期（{code}）。', 'A limit of case {referralNo} has passed ({code}).'),
  REMINDED: about(
    '催办',
    'reminder',
    '案件 {referralNo} 被催办（{code}），最近时限 {due}。',
    'Case {referralNo} was reminded of ({code}); the next limit is {due}.',
  ),
  SUPERVISED: about(
    '督办',
    'supervision',
    '案件 {referralNo} 有督办事项（{code}），最近时限 {due}。',
    'Case {referralNo} is supervised ({code}); the next limit is {due}.',
  ),
  URGENCY_RAISED: about(
    '紧急程度变更',
    'urgency changed',
    '案件 {referralNo} 的紧急程度改为 {code}，最近时限 {due}。',
    'The urgency of case {referralNo} is now {code}; the next limit is {due}.',
  ),
  ENDPOINT_DISABLED: {
    zh: {
      subject: '【联动】推送已停用 {party}',
      text: '{party} 的推送地址已停用（{code}），{count} 条等待；收件箱仍可取件。恢复：npx hub deliveries enable。',
    },
    en: {
      subject: '[Liandong] pushes stopped {party}',
      text: 'The endpoint of {party} is disabled ({code}), {count} pushes wait; its mailbox is complete. To go on: npx hub deliveries enable.',
    },
  },
  PUSH_GIVEN_UP: {
    zh: {
      subject: '【联动】推送未送达 {party}',
      text: '给 {party} 的推送 {deliveryId} 重试约 75 小时仍未送达，同一案件其后的推送暂停，待处理：npx hub deliveries show {deliveryId}。',
    },
    en: {
      subject: '[Liandong] push not delivered {party}',
      text: 'Push {deliveryId} to {party} failed for about 75 hours; what follows in the same case waits for a decision: npx hub deliveries show {deliveryId}.',
    },
  },
  HUB_ALARM: {
    zh: { subject: '【联动】平台告警 {code}', text: '平台告警 {code}，数量 {count}。请运行 npx hub status 查看。' },
    en: { subject: '[Liandong] alarm {code}', text: 'Alarm of the hub {code}, count {count}. Run npx hub status.' },
  },
} as const satisfies Readonly<Record<string, Template>>;
export type TemplateId = keyof typeof TEMPLATES;

export interface Rendered {
  readonly subject: string;
  readonly text: string;
}

export const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(PLACEHOLDERS, name);

/** Values that have their form; what has not is left out, never shown. */
export const cleanValues = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => isPlaceholder(name) && PLACEHOLDERS[name].test(value)));

/** Both languages, Chinese first. A value that is missing or has not its form reads «—». */
export function render(id: TemplateId, values: Values): Rendered {
  const { zh, en } = TEMPLATES[id];
  const clean = cleanValues(values);
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => (isPlaceholder(name) ? clean[name] : undefined) ?? '—');
  return { subject: filled(zh.subject), text: `${filled(zh.text)}\n${filled(en.text)}` };
}
