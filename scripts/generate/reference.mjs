// Topics and the doors’ words.
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
