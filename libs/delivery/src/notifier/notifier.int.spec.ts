import { createHmac } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';
import { Database } from '#persistence';
import { LOGGER, loadConfig, Metrics, newId } from '#platform';
import { systemResolve } from '../endpoint/checked-lookup.js';
import { reachOf } from '../endpoint/ranges.js';
import { LIMITS } from '../senders/post.js';
import { PusherBench } from '../senders/pusher-bench.spec-support.js';
import { receiver, type Receiver } from '../senders/receivers.spec-support.js';
import type { Cause } from './causes.js';
import { MailChannel, mailServerOf } from './channels/mail.channel.js';
import { configuredChannels, type Channels } from './channels/configured.js';
import { NoticeQueue } from './notice-queue.js';
import { Outbox } from './outbox.js';
import { readRoster } from './read-roster.js';
import { RosterBook } from './roster-book.js';
import { Teller } from './teller.js';

const PARTY = 'BNK-ICBC-QD';
const ALL = [1, 2, 3, 4, 5, 6, 7];
const always = { days: ALL, from: '00:00', to: '24:00' };
const line = { reach: reachOf(true, []), resolve: systemResolve, limits: LIMITS };

describe('the notifier on a real database', () => {
  let bench: PusherBench;
  const open: Receiver[] = [];
  beforeAll(async () => {
    bench = await PusherBench.open();
  }, 120_000);
  afterAll(async () => {
    for (const each of open) await each.close();
    await bench.close();
  }, 120_000);

  const teller = (channels: Channels): Teller =>
    new Teller(bench.get(Database), bench.get(NoticeQueue), bench.get(RosterBook), channels, bench.app.app.get(Metrics), bench.app.app.get(LOGGER));
  const tell = async (parts: Partial<Cause> = {}): Promise<string> => {
    const causeId = newId();
    const cause: Cause = {
      causeId,
      template: 'CRITICAL_TO_SIGN',
      party: PARTY,
      urgency: 'CRITICAL',
      isDrill: false,
      deputyToo: false,
      values: { referralNo: 'QD20261123-000001X', party: PARTY },
      ...parts,
    };
    await bench.get(Database).worker((tx) => bench.get(NoticeQueue).tell(tx, [cause]));
    return causeId;
  };
  const notices = (
    causeId: string,
  ): Promise<
    { readonly state: string; readonly rung: string; readonly person: string | null; readonly channel: string; readonly last_error: string | null }[]
  > => bench.query('select state, rung, person, channel, last_error from delivery.notice where cause_id = $1 order by seq', [causeId]);
  const smsGateway = async (
    status: () => number,
  ): Promise<{ readonly channels: Channels; readonly taken: { readonly body: string; readonly headers: IncomingHttpHeaders }[] }> => {
    const taken: { body: string; headers: IncomingHttpHeaders }[] = [];
    const gateway = await receiver((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        taken.push({ body, headers: request.headers });
        response.writeHead(status()).end();
      });
    });
    open.push(gateway);
    const config = loadConfig({ HUB_SMS_URL: `http://127.0.0.1:${gateway.port}/sms`, HUB_SMS_SECRET: 'a-secret-of-tests-0001' });
    return { taken, channels: configuredChannels(config, systemResolve, LIMITS) };
  };
  const roster = (): Promise<number> => {
    const given = readRoster({
      people: [
        { person: 'A-1', sms: '19900000001' },
        { person: 'A-2', sms: '19900000002', mail: 'a2@bank.example', first: 'mail' },
      ],
      slots: [{ ...always, person: 'A-1', deputy: 'A-2' }],
    });
    return bench.get(RosterBook).replace(PARTY, given, { at: bench.clock.now(), who: 'HUB-OPERATOR' });
  };

  it('without a channel a notice is shown in the outbox, once however often its cause comes', async () => {
    const cause = { causeId: newId(), party: 'BNK-BOC-QD', urgency: 'NORMAL', template: 'LIMIT_PASSED' } as const;
    await tell(cause);
    await tell(cause);
    expect(await notices(cause.causeId)).toHaveLength(1);
    await teller({}).pass();
    const { items } = await bench.get(Outbox).list(null, 50);
    expect(items[0]).toMatchObject({ state: 'shown', party: 'BNK-BOC-QD', person: null, channel: 'outbox', subject: '【联动】已逾期 QD20261123-000001X' });
  }, 60_000);

  it('addresses lie sealed and are shown masked', async () => {
    await roster();
    const rows = JSON.stringify([await bench.query('select * from delivery.contact'), await bench.query('select * from delivery.roster')]);
    expect(rows).not.toMatch(/1990000000|a2@/);
    expect(await bench.get(RosterBook).show(PARTY, bench.clock.now())).toMatchObject({
      revision: 1,
      contacts: [
        { person: 'A-1', channel: 'sms', masked: '199****01' },
        { person: 'A-2', channel: 'mail', masked: 'a***@bank.example' },
        { person: 'A-2', channel: 'sms', masked: '199****02' },
      ],
    });
    expect(await bench.get(RosterBook).show('BNK-BOC-QD', bench.clock.now())).toBeNull();
  }, 60_000);

  it('SMS go out as one signed call, with a text in both languages', async () => {
    const { taken, channels } = await smsGateway(() => 200);
    const causeId = await tell();
    await teller(channels).pass();
    expect(await notices(causeId)).toEqual([{ state: 'sent', rung: 'duty', person: 'A-1', channel: 'sms', last_error: null }]);
    const [sent] = taken;
    if (!sent) throw new Error('nothing came');
    const { to, text, id } = JSON.parse(sent.body) as Record<string, string>;
    expect([to, id, text]).toEqual(['19900000001', sent.headers['hub-sms-id'], expect.stringMatching(/特急件 QD20261123-000001X[\s\S]*Critical case/)]);
    const timestamp = String(sent.headers['hub-sms-timestamp']);
    expect(sent.headers['hub-sms-signature']).toBe(`v1=${createHmac('sha256', 'a-secret-of-tests-0001').update(`${timestamp}.${sent.body}`).digest('hex')}`);
  }, 60_000);

  it('who cannot be reached in four tries is followed by the deputy, and the deputy by the supervisor', async () => {
    const { taken, channels } = await smsGateway(() => 500);
    const causeId = await tell();
    for (let n = 0; n < 12; n += 1) {
      await bench.query(`update delivery.notice set next_at = clock_timestamp() where cause_id = $1 and state = 'waiting'`, [causeId]);
      await teller(channels).pass();
    }
    expect(taken).toHaveLength(8);
    expect(await notices(causeId)).toEqual([
      { state: 'failed', rung: 'duty', person: 'A-1', channel: 'sms', last_error: 'HTTP_500' },
      { state: 'shown', rung: 'deputy', person: 'A-2', channel: 'mail', last_error: null },
      { state: 'failed', rung: 'deputy', person: 'A-2', channel: 'sms', last_error: 'HTTP_500' },
      { state: 'shown', rung: 'supervisor', person: null, channel: 'outbox', last_error: null },
    ]);
  }, 60_000);

  it('a drill reaches nobody: its notices are shown', async () => {
    const { taken, channels } = await smsGateway(() => 200);
    const causeId = await tell({ isDrill: true });
    await teller(channels).pass();
    expect([taken.length, (await notices(causeId)).map(({ state }) => state)]).toEqual([0, ['shown']]);
  }, 60_000);

  it('mail is handed to the server as SMTP wants it, and a server that says no or nothing is a failure', async () => {
    const heard: string[] = [];
    const server = createServer((socket: Socket) => {
      let inData = false;
      socket.setEncoding('utf8').write('220 mail.example ESMTP\r\n');
      socket.on('data', (chunk: string) => {
        heard.push(chunk);
        if (inData) {
          if (!chunk.endsWith('\r\n.\r\n')) return;
          inData = false;
          socket.write('250 2.0.0 queued\r\n');
        } else if (chunk.startsWith('EHLO')) socket.write('250-mail.example\r\n250-8BITMIME\r\n250 SIZE 1000000\r\n');
        else if (chunk.startsWith('RCPT TO:<nobody')) socket.write('550 5.1.1 no such user\r\n');
        else if (chunk.startsWith('DATA')) {
          inData = true;
          socket.write('354 go on\r\n');
        } else if (chunk.startsWith('QUIT')) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { readonly port: number };
    const channel = new MailChannel(mailServerOf(`smtp://127.0.0.1:${port}`, 'hub@gov.example'), line);
    const message = { subject: '【联动】特急件待签收 QD20261123-000001X 请在三十分钟内签收', text: '特急件。\nCritical.' };
    expect(await channel.send('5f0c2f6e-8a54-5d0e-9b7a-0d2f2f6c1a10', 'a2@bank.example', message)).toBeNull();
    const mail = heard.find((chunk) => chunk.startsWith('Date:')) ?? '';
    const subject = [...mail.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)].map(([, word]) => Buffer.from(word ?? '', 'base64').toString()).join('');
    expect([subject, Buffer.from(mail.split('\r\n\r\n')[1]?.replace(/\r\n\.\r\n$/, '') ?? '', 'base64').toString()]).toEqual([message.subject, message.text]);
    expect(heard.join('')).toContain('MAIL FROM:<hub@gov.example>\r\n');
    expect(await channel.send('x', 'nobody@bank.example', message)).toBe('HUB_MAIL_REFUSED');
    const withPassword = new MailChannel(mailServerOf(`smtp://user:secret@127.0.0.1:${port}`, 'hub@gov.example'), line);
    expect(await withPassword.send('x', 'a2@bank.example', message)).toBe('HUB_MAIL_NO_TLS');
    expect(heard.join('')).not.toContain('AUTH');
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(await channel.send('x', 'a2@bank.example', message)).toBe('ECONNREFUSED');
    const strict = new MailChannel(mailServerOf('smtp://127.0.0.1:25', 'hub@gov.example'), { ...line, reach: reachOf(false, []) });
    expect(await strict.send('x', 'a2@bank.example', message)).toBe('HUB_ENDPOINT_DENIED');
  }, 60_000);
});
