import { createHmac } from 'node:crypto';
import { post, type Line } from '../../senders/post.js';
import { verdict } from '../../senders/schedule.js';
import type { Rendered } from '../templates.js';
import type { NoticeChannel } from './channel.js';

/** HMAC-SHA-256 over `<timestamp>.<body>`, hex. */
export const smsSignature = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');

/** SMS through a gateway of the operator's: one signed POST a message, `{"id", "to", "text"}`. A repeat has the same id. */
export class SmsChannel implements NoticeChannel {
  constructor(
    private readonly url: string,
    private readonly secret: string,
    private readonly line: Line,
  ) {}

  async send(id: string, address: string, { text }: Rendered): Promise<string | null> {
    const body = JSON.stringify({ id, to: address, text });
    const timestamp = String(Math.floor((performance.timeOrigin + performance.now()) / 1_000));
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Liandong/1',
      'hub-sms-id': id,
      'hub-sms-timestamp': timestamp,
      'hub-sms-signature': `v1=${smsSignature(this.secret, timestamp, body)}`,
    };
    const answer = await post(this.url, { body: Buffer.from(body, 'utf8'), headers }, this.line);
    return verdict(answer) === 'delivered' ? null : (answer.error ?? `HTTP_${answer.status}`);
  }
}
