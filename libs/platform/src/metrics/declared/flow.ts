import { counter, gauge, histogram } from '../metric-spec.js';

/** Seconds. A batch is sized to take well under one; what waits for a server that is away is older. */
const BATCH_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const AGE_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1_800];
const LATE_SECONDS = [0.5, 1, 2, 5, 15, 60, 300, 3_600, 86_400];

/** What flows through the hub: doors, consumers, relays, timers, pushes. */
export const FLOW_METRICS = {
  hub_orders_total: counter('各入口单件收单，按判定（accepted、updated、duplicate、stale、conflict）', 'single orders by door and judgement', [
    'door',
    'outcome',
  ]),
  hub_batch_rows_total: counter('批量文件已处理的行', 'rows of batch files that were taken in', ['door']),
  hub_batches_paused_total: counter('因积压而暂缓的批量文件（503）', 'batch files answered with 503 because too much waits to be published'),

  hub_messages_total: counter(
    '已处理完的消息，按结果（done、duplicate、parked、dead）',
    'messages taken to their end, by outcome (done, duplicate, parked, dead)',
    ['group', 'outcome'],
  ),
  hub_messages_parked_total: counter('被搁置的消息，按原因代码', 'messages that were set aside, by state and code', ['group', 'state', 'code']),
  hub_consumer_pauses_total: counter('消费者因大量失败而暂停的次数', 'how often a consumer paused because too many messages failed at once', ['group']),
  hub_message_batch_seconds: histogram({ zh: '处理一批消息的用时（秒）', en: 'how long a batch of messages took, in seconds' }, ['group'], BATCH_SECONDS),
  hub_message_age_seconds: histogram(
    { zh: '一批中最早的消息从发布到处理完的时间（秒）', en: 'from being published to being taken to an end: the oldest message of each batch, in seconds' },
    ['group'],
    AGE_SECONDS,
  ),
  hub_consumer_joined: gauge('消费组在本进程中已加入（1）或未加入（0）', 'whether this process is a member of the consumer group (1) or not (0)', ['group']),
  hub_consumer_lag_messages: gauge('消费组尚未处理的消息数', 'messages of the topic that the group has not taken to an end', ['group', 'topic']),
  hub_consumer_oldest_seconds: gauge(
    '消费组最早未处理消息的时长（秒），误差约 6%',
    'age of the oldest message that the group has not taken to an end, in seconds, about 6 % exact',
    ['group', 'topic'],
  ),
  hub_parked_messages: gauge('当前搁置的消息，按状态（retry、blocked、dead）', 'messages set aside now, by state (retry, blocked, dead)', ['group', 'state']),

  hub_message_gaps: gauge('消费位置之间缺失的消息段，尚未处理', 'stretches of messages that a group never saw and nobody has settled'),

  hub_relay_published_total: counter('已发布到 Kafka 的事件', 'events published to Kafka', ['context']),
  hub_relay_failures_total: counter('发布失败后重试的次数', 'passes of the relay that failed and were tried again', ['context']),
  hub_relay_pending_rows: gauge('等待发布的事件', 'events that wait to be published', ['context']),
  hub_relay_refused_rows: gauge('Kafka 拒收、其流已停的事件', 'events whose stream stands still because the broker refuses one for good', ['context']),
  hub_relay_oldest_seconds: gauge('最早待发布事件的时长（秒）', 'age of the oldest event that waits to be published, in seconds', ['context']),

  hub_clock_marks_total: counter('已触发的时限节点（提醒、逾期、升级）', 'marks of limits that were told: reminders, breaches, escalations'),
  hub_timer_late_seconds: histogram({ zh: '时限节点触发时的延迟（秒）', en: 'how late a limit was looked at, in seconds of business time' }, [], LATE_SECONDS),
  hub_timers_due: gauge('已到时而尚未触发的时限', 'limits whose time has come and that nobody has looked at'),
  hub_timers_oldest_due_seconds: gauge('其中最早一个已过时的时长（秒）', 'how long the oldest of them has been due, in seconds of business time'),
  hub_archived_total: counter('已归档的工单', 'cases moved into the archive'),
  hub_clocks_recalculated_total: counter('因日历变更重算的时限，按变化', 'limits counted anew because the calendar changed, by change', ['change']),

  hub_push_total: counter('向机构与来源单位的推送，按结果', 'pushes to institutions and agencies, by result', ['result']),
} as const;
