import { counter, gauge } from '../metric-spec.js';

/** The process itself, and the numbers about the numbers. Memory, CPU, garbage collection and event loop come as `process_*` and `nodejs_*`. */
export const PROCESS_METRICS = {
  hub_build_info: gauge('版本信息，恒为 1', 'always 1: what runs here', ['app', 'version', 'node']),
  hub_part_state: gauge('各部分状态：2 正常，1 降级，0 不可用', 'how each part of this process is: 2 up, 1 degraded, 0 down', ['part']),
  hub_clock_skew_seconds: gauge('数据库时钟减本机时钟（秒）', 'the clock of the database minus the clock of this machine, in seconds'),
  hub_db_pool_connections: gauge(
    '数据库连接池，按角色与状态（in-use、idle、waiting）',
    'connections of the two pools, by role and state (in-use, idle; waiting: who waits for one)',
    ['role', 'state'],
  ),
  hub_collector_age_seconds: gauge('本进程负责的统计距上次更新的时间（秒）', 'how old the numbers are that this process collects for all, in seconds', [
    'source',
  ]),
  hub_collector_failures_total: counter('统计失败的次数', 'collections that failed', ['source']),
  hub_metric_overflow_total: counter('因标签取值过多而并入 other 的记录', 'values counted under «other» because a metric had too many label values', [
    'metric',
  ]),
} as const;
