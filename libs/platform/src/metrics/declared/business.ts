import { gauge } from '../metric-spec.js';

/** What the people who answer for the cases look at. Drills are left out. */
export const BUSINESS_METRICS = {
  hub_referrals: gauge('工单数，按状态', 'cases by state', ['status']),
  hub_open_breaches: gauge('已逾期仍在走的时限，按时限类别', 'limits that run on after their end, by kind of limit', ['kind']),
  hub_door_quiet_seconds: gauge('距各入口上次来件的时间（秒）', 'seconds since an order last came in at the door', ['door']),
  hub_party_oldest_unsigned_seconds: gauge(
    '机构邮箱中最早未签收交办的时长（秒），最久的 100 家',
    'age of the oldest referral that the party has not signed for, in seconds; the hundred longest',
    ['party'],
  ),
  hub_lines_silent: gauge('应有来往而沉默的对接线路', 'lines to partners that should be heard and are silent'),
  hub_reconciliation_difference: gauge('最近一次对账的差额，按入口', 'difference of the last day that was reconciled, by door', ['door']),
  hub_calendar_alarm: gauge('次年放假通知缺失：0 无，1 提醒，2 紧急', 'the next year has no notice of public holidays: 0 no, 1 warning, 2 urgent'),
} as const;
