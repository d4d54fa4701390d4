import type { Channel } from './roster.js';

/** Enough to recognise one's own address by, and no more. */
export function masked(channel: Channel, address: string): string {
  if (channel === 'sms') return `${address.slice(0, 3)}****${address.slice(-2)}`;
  const [name = '', host = ''] = address.split('@');
  return `${name.slice(0, 1)}***@${host}`;
}
