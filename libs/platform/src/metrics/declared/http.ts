import { counter, gauge, histogram } from '../metric-spec.js';

/** Seconds. Answers of a door take milliseconds; a long poll may wait for half a minute. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Rate, errors and duration of what is asked over HTTP. `route` is the template (`/v1/doors/:door/orders/:no`), `status` the class (`2xx`). */
export const HTTP_METRICS = {
  hub_http_requests_total: counter('已应答的 HTTP 请求，按路由模板与状态类', 'HTTP requests answered, by route template and class of status', [
    'method',
    'route',
    'status',
  ]),
  hub_http_request_seconds: histogram({ zh: 'HTTP 请求用时（秒）', en: 'how long HTTP requests took, in seconds' }, ['method', 'route'], SECONDS),
  hub_http_requests_in_flight: gauge('正在处理的 HTTP 请求', 'HTTP requests being handled now'),
} as const;
