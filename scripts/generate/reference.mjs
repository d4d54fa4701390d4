// Topics, the doors' words and the time limits.
import {
  agencyInboundTopic,
  agencyStatusTopic,
  DOORS,
  institutionCommandTopic,
  institutionInboxTopic,
  STATUS_CODES,
  statusWord,
  TOPIC_MANIFEST,
} from '#contracts';
import { SHIPPED_POLICIES } from '#sla';
import { code, codes, page, table } from './markdown.mjs';

const DAY_MS = 86_400_000;

export function topicsPage() {
  const days = (ms) => (ms < 0 ? '∞' : `${ms / DAY_MS}`);
  const row = ({ topic, partitions, retentionMs, key, producers, consumers, secrecy }) => [
    code(topic),
    partitions,
    days(retentionMs),
    key,
    codes(producers),
    codes(consumers),
    secrecy,
  ];
  const HEAD = ['Topic', '分区 partitions', '保留（天）days kept', '键 key', '生产者 producers', '消费组 consumer groups', '可见性 secrecy'];
  const isDeadLetter = ({ topic }) => topic.endsWith('.dlq');
  const templates = [
    [code(institutionInboxTopic('<orgid>')), 1, '机构收件：每条为完整的投影工单 · what an institution is sent, each record the whole projected case'],
    [code(institutionCommandTopic('<orgid>')), 1, '机构指令 · what an institution commands'],
    [code(agencyStatusTopic('<door>')), 6, '入口办理状态 · statuses told to a door'],
    [code(agencyInboundTopic('<door>')), 6, '入口来件与指令 · orders and commands a door sends as records'],
  ];
  return page(
    '主题 Topics',
    '`libs/contracts/src/topics.ts`',
    '「broadcast」只含编号和代码；「restricted」为加密内容或一方专有，由 ACL 保护。`broadcast` holds ids and codes only; `restricted` is sealed or a party’s own, protected by ACL.',
    table(HEAD, TOPIC_MANIFEST.filter((spec) => !isDeadLetter(spec)).map(row)),
    '## 按参与方命名的主题 Topics by party',
    '`<orgid>` 为机构代码小写；机构主题在启用 Kafka 协议时建立。`<orgid>` is the party’s id in lower case; its topics are made when its agreement says Kafka.',
    table(['模板 template', '分区 partitions', '内容 content'], templates),
    '## 死信主题 Dead letters',
    table(HEAD, TOPIC_MANIFEST.filter(isDeadLetter).map(row)),
  );
}

export function statusWordsPage() {
  const rows = STATUS_CODES.map((status) => [code(status), ...DOORS.map((door) => statusWord(door, status) ?? '—')]);
  return page(
    '办理状态用语 Status words',
    '`libs/contracts/src/doors/status-words.ts`',
    '代码在各入口一致；用语为各入口自己的叫法。「—」表示不告知该入口，不占 `seq`。The code is the same at every door, the word is the door’s own. “—”: the door is not told, and no `seq` is taken.',
    table(['代码 code', ...DOORS.map(code)], rows),
  );
}

const KINDS = {
  DISPATCH: ['派单', 'dispatch'],
  SIGN: ['签收', 'acknowledge'],
  RETURN: ['申请退回', 'ask to return'],
  HANDLE: ['办理答复', 'handle and reply'],
  INTERIM: ['阶段答复', 'interim reply'],
  ACCEPT: ['受理决定', 'decide on acceptance'],
};
const UNITS = {
  CD: ['日（自然日）', 'calendar days'],
  WD: ['个工作日', 'working days'],
  H: ['小时', 'hours'],
  WH: ['工作小时', 'working hours'],
  MIN: ['分钟', 'minutes'],
};
const URGENCIES = { NORMAL: '一般 normal', PRIORITY: '优先 priority', URGENT: '紧急 urgent', CRITICAL: '特急 critical' };
const ROLLS = { HOLIDAY_AND_REST_DAY: '节假日、休息日顺延 holidays and rest days', STATUTORY_HOLIDAY_ONLY: '仅法定节假日顺延 statutory holidays only' };
const EVIDENCE = { V: '已核对公开文本 verified', P: '部分核对 partly verified', M: '待核对 from memory', D: '系统默认 our default' };

export function deadlinesPage() {
  const rows = SHIPPED_POLICIES.map((policy) => {
    const [kindZh, kindEn] = known(KINDS, policy.kind);
    const [unitZh, unitEn] = known(UNITS, policy.unit);
    return [
      code(policy.version),
      `${kindZh} ${kindEn}`,
      policy.urgency === null ? '任一 any' : known(URGENCIES, policy.urgency),
      `${policy.amount} ${unitZh}`,
      `${policy.amount} ${policy.amount === 1 ? unitEn.replace(/s$/, '') : unitEn}`,
      known(ROLLS, policy.rollOn),
      policy.article,
      known(EVIDENCE, policy.status),
      `${policy.effectiveFrom} – ${policy.effectiveTo ?? ''}`,
    ];
  });
  const head = [
    '规则 rule',
    '事项 what',
    '紧急程度 urgency',
    '期限',
    'limit',
    '末日顺延 last day rolls over',
    '依据 source',
    '核对 evidence',
    '有效期 in force',
  ];
  return page(
    '时限 Deadlines',
    '`libs/sla/src/policies.ts`',
    '随产品提供的时限；「系统默认」不是法定期限。The shipped time limits; “our default” is no limit of law.',
    table(head, rows),
  );
}

function known(words, name) {
  if (!(name in words)) throw new Error(`no words for ${name}: add them in scripts/generate/reference.mjs`);
  return words[name];
}
