import { HubError } from '#kernel';

/**
 * Waits for `work` for at most `ms` milliseconds. What is late goes on by itself; its outcome interests nobody any more.
 * @param what names what hung, for the message
 * @throws HubError `HUB_START_TIMEOUT` (retryable)
 */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HubError('HUB_START_TIMEOUT', `${Math.round(ms / 1_000)} 秒内没有完成 · not done in time: ${what}`, true)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
