import { connect, isIP, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { HubError } from '#kernel';
import { checkedLookup } from '../../endpoint/checked-lookup.js';
import { isAllowed } from '../../endpoint/ranges.js';
import type { Line } from '../../senders/post.js';

export interface SmtpReply {
  readonly code: number;
  readonly lines: readonly string[];
}

const LONGEST_REPLY = 16_384;
const denied = (): HubError => new HubError('HUB_ENDPOINT_DENIED', 'the mail server lies where the hub may not call', false);
const refused = (code: number | string): HubError => new HubError('HUB_MAIL_REFUSED', `the mail server answered ${code}`, true);

/** One conversation with a mail server, a command and its reply at a time, within limits of time and size. */
export class SmtpLine {
  private buffer = '';
  private waiting: { readonly resolve: (reply: SmtpReply) => void; readonly reject: (error: Error) => void } | null = null;
  private ended: Error | null = null;

  private constructor(private socket: Socket) {
    this.listen();
  }

  static async open(host: string, port: number, isTls: boolean, line: Line): Promise<SmtpLine> {
    // An address in numbers is not looked up: it is checked here, before anything is called.
    if (isIP(host) !== 0 && !isAllowed(host, line.reach)) throw denied();
    const options = { host, port, lookup: checkedLookup(line.resolve, line.reach), ...(line.ca === undefined ? {} : { ca: line.ca }) };
    const socket = isTls ? tlsConnect({ ...options, servername: host }) : connect(options);
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new HubError('HUB_ENDPOINT_CONNECT_TIMEOUT', 'the mail server cannot be reached', true)), line.limits.connectMs);
      socket.once('error', reject);
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer);
        if (isAllowed(socket.remoteAddress ?? '', line.reach)) resolve();
        else reject(denied());
      });
    }).catch((error: unknown) => {
      socket.destroy();
      throw error;
    });
    socket.setTimeout(line.limits.answerMs, () => socket.destroy(new HubError('HUB_ENDPOINT_ANSWER_TIMEOUT', 'the mail server does not answer', true)));
    return new SmtpLine(socket);
  }

  /** The same conversation under TLS (STARTTLS). What came in the clear before counts no more. */
  async secure(host: string, ca: string | undefined): Promise<void> {
    this.socket.removeAllListeners('data');
    this.buffer = '';
    const secured = tlsConnect({ socket: this.socket, servername: host, ...(ca === undefined ? {} : { ca }) });
    await new Promise<void>((resolve, reject) => {
      secured.once('secureConnect', () => resolve());
      secured.once('error', reject);
    });
    this.socket = secured;
    this.listen();
  }

  /** @throws HubError `HUB_MAIL_REFUSED` (retryable) when the reply is not one of `expected` */
  async say(command: string | null, ...expected: readonly number[]): Promise<SmtpReply> {
    const reply = new Promise<SmtpReply>((resolve, reject) => (this.waiting = { resolve, reject }));
    if (this.ended) this.fail(this.ended);
    if (command !== null) this.socket.write(`${command}\r\n`);
    this.take();
    const { code, lines } = await reply;
    if (!expected.includes(code)) throw refused(code);
    return { code, lines };
  }

  close(): void {
    this.socket.destroy();
  }

  private listen(): void {
    this.socket.setEncoding('utf8');
    this.socket.on('data', (chunk: string) => {
      this.buffer += chunk;
      if (this.buffer.length > LONGEST_REPLY) this.socket.destroy(refused('too much'));
      else this.take();
    });
    this.socket.on('error', (error) => this.fail(error));
    this.socket.on('close', () => this.fail(refused('nothing')));
  }

  private take(): void {
    const whole = /^((?:\d{3}-[^\r\n]*\r?\n)*)(\d{3})( [^\r\n]*)?\r?\n/.exec(this.buffer);
    if (!whole || this.waiting === null) return;
    this.buffer = this.buffer.slice(whole[0].length);
    const { resolve } = this.waiting;
    this.waiting = null;
    resolve({ code: Number(whole[2]), lines: whole[0].trimEnd().split(/\r?\n/) });
  }

  private fail(error: Error): void {
    this.ended ??= error;
    this.waiting?.reject(this.ended);
    this.waiting = null;
  }
}
