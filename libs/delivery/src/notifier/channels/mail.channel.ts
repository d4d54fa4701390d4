import type { Line } from '../../senders/post.js';
import type { Rendered } from '../templates.js';
import type { NoticeChannel } from './channel.js';
import { SmtpLine } from './smtp-line.js';

/** The mail server that takes the hub's mail. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `smtps:` from the first byte; else STARTTLS, which must be offered wherever a password is sent. */
  readonly isTls: boolean;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
}

/** `smtp://user:password@mail.example:587` or `smtps://…:465`. */
export function mailServerOf(text: string, from: string): MailServer {
  const { protocol, hostname, port, username, password } = new URL(text);
  const isTls = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isTls ? 465 : 587) : Number(port),
    isTls,
    user: username === '' ? null : decodeURIComponent(username),
    password: password === '' ? null : decodeURIComponent(password),
    from,
  };
}

/** Mail by SMTP submission (RFC 5321, 6409): one short text in both languages. A repeat has the same Message-ID. */
export class MailChannel implements NoticeChannel {
  constructor(
    private readonly server: MailServer,
    private readonly line: Line,
  ) {}

  async send(id: string, address: string, message: Rendered): Promise<string | null> {
    let line: SmtpLine | null = null;
    try {
      line = await SmtpLine.open(this.server.host, this.server.port, this.server.isTls, this.line);
      await this.greet(line);
      await this.hand(line, address, mailOf({ id, from: this.server.from, to: address, message }));
      return null;
    } catch (error) {
      return codeOf(error);
    } finally {
      line?.close();
    }
  }

  private async greet(line: SmtpLine): Promise<void> {
    const { host, isTls, user, password } = this.server;
    await line.say(null, 220);
    const { lines } = await line.say('EHLO liandong', 250);
    if (!isTls && lines.some((each) => /STARTTLS/i.test(each))) {
      await line.say('STARTTLS', 220);
      await line.secure(host, this.line.ca);
      await line.say('EHLO liandong', 250);
    } else if (!isTls && user !== null) throw Object.assign(new Error('no TLS is offered'), { code: 'HUB_MAIL_NO_TLS' });
    if (user !== null) await line.say(`AUTH PLAIN ${Buffer.from(`\0${user}\0${password ?? ''}`, 'utf8').toString('base64')}`, 235);
  }

  private async hand(line: SmtpLine, to: string, mail: string): Promise<void> {
    await line.say(`MAIL FROM:<${this.server.from}>`, 250);
    await line.say(`RCPT TO:<${to}>`, 250, 251);
    await line.say('DATA', 354);
    await line.say(`${mail}\r\n.`, 250);
    await line.say('QUIT', 221).catch(() => undefined);
  }
}

const base64Word = (text: string): string => `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;

/** All of it ASCII: base64 has no line that begins with a dot. */
function mailOf({ id, from, to, message }: { readonly id: string; readonly from: string; readonly to: string; readonly message: Rendered }): string {
  const at = new Date(performance.timeOrigin + performance.now()).toUTCString().replace('GMT', '+0000');
  const body = Buffer.from(message.text, 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    `Date: ${at}`,
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${subjectOf(message.subject)}`,
    `Message-ID: <${id}@liandong>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    'Auto-Submitted: auto-generated',
    '',
    body,
  ].join('\r\n');
}

/** Encoded words of at most 75 characters each (RFC 2047 §2), cut between characters. */
const subjectOf = (subject: string): string => (subject.match(/.{1,14}/gsu) ?? []).map(base64Word).join('\r\n ');

function codeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'HUB_MAIL_FAILED';
}
