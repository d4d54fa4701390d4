import { randomUUID } from 'node:crypto';
import { COMMAND_BODY_SCHEMAS, COMMANDS, OFFICER_COMMANDS, type CommandName } from '#contracts';
import type { JsonObject } from '#kernel';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { text as textOf, type HubAnswer } from '../../support/hub-client.js';
import { inParallel } from '../../support/in-parallel.js';
import { RunningHub } from '../../support/running-hub.js';
import { hostileTexts, jsonTexts, WRONG_VALUES } from '../../support/vectors.js';

const DOOR = 'hotline-12345';
const membersOf = (command: CommandName): readonly string[] => Object.keys(COMMAND_BODY_SCHEMAS[command].properties as JsonObject);
/** The body of a command with the value in every member. */
const filled = (command: CommandName, value: unknown): JsonObject => Object.fromEntries(membersOf(command).map((name) => [name, value])) as JsonObject;

describe('hostile commands', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let referralId: string;
  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
    referralId = await dispatched('HOSTILE-COMMANDS');
  }, 240_000);
  afterAll(async () => {
    await hub.stop();
    await servers.dispose();
  }, 120_000);

  const dispatched = async (orderNo: string): Promise<string> => {
    const hotline = hub.as('KEY_HOTLINE_12345');
    const { body } = await hotline.post(`/v1/doors/${DOOR}/orders`, hotlineOrder({ orderNo }));
    await hotline.codes(DOOR, orderNo, 'DISPATCHED');
    return textOf(body.referralId);
  };
  /** One command by each kind of caller: the institution, the desk, the door's officer. */
  const give = (caller: number, command: CommandName, body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<HubAnswer> => {
    if (caller === 2) return hub.as('KEY_HOTLINE_12345').request('POST', `/v1/doors/${DOOR}/orders/HOSTILE-COMMANDS/commands/${command}`, { body, headers });
    const key = caller === 0 ? 'KEY_BNK_ICBC_QD' : 'KEY_DESK';
    return hub.as(key).request('POST', `/v1/referrals/${referralId}/commands/${command}`, { body, headers });
  };
  const asked = { 'if-match': '"1"', 'idempotency-key': 'k' };
  const odd = ({ status, body }: HubAnswer): boolean =>
    status >= 500 || (status >= 400 && (body as unknown as { code?: string }).code?.startsWith('HUB_') !== true);

  it('every text and every wrong value, in every member of every command: each gets an answer with a code', async () => {
    const version = (await hub.as('KEY_BNK_ICBC_QD').get(`/v1/referrals/${referralId}`)).headers.get('etag') ?? '"0"';
    const values = [...hostileTexts(), ...WRONG_VALUES.filter((value) => typeof value !== 'number')];
    const cases = values.map((value, index) => ({ value, caller: index % 3, command: COMMANDS[Math.floor(index / 3) % COMMANDS.length] as CommandName }));
    const everywhere = COMMANDS.flatMap((command) => WRONG_VALUES.flatMap((value) => [0, 1, 2].map((caller) => ({ value, caller, command }))));
    const found: string[] = [];
    await inParallel([...cases, ...everywhere], 12, async ({ value, caller, command }) => {
      const body = JSON.stringify(caller === 2 ? { commandId: randomUUID(), ...filled(command, value) } : filled(command, value));
      const answer = await give(caller, command, body, { 'if-match': version, 'idempotency-key': randomUUID() });
      if (odd(answer)) found.push(`${command} ${caller}: ${answer.status} ${JSON.stringify(value).slice(0, 60)}`);
    });
    expect(found).toEqual([]);
  }, 240_000);

  it('every JSON text as a body, from each caller: refused with a code', async () => {
    const found: string[] = [];
    await inParallel(jsonTexts(), 12, async ({ name, bytes }) => {
      for (const caller of [0, 1, 2]) {
        const answer = await give(caller, OFFICER_COMMANDS[0], bytes, asked);
        if (odd(answer) || answer.status < 400) found.push(`${name} ${caller}: ${answer.status}`);
      }
    });
    expect(found).toEqual([]);
  }, 120_000);

  it('every text as a path and as a header: refused with a code', async () => {
    const found: string[] = [];
    const bank = hub.as('KEY_BNK_ICBC_QD');
    await inParallel(hostileTexts(), 12, async (raw) => {
      const coded = encodeURIComponent(raw.toWellFormed().slice(0, 300));
      const answers = [
        await bank.get(`/v1/referrals/${coded}`),
        await bank.get(`/v1/inbox?after=${coded}&limit=${coded}`),
        await hub.as('KEY_DESK').get(`/v1/desk/triage?after=${coded}&limit=${coded}`),
        await hub.as('KEY_OPERATOR').get(`/v1/ops/parked/${coded}`),
        await hub.as('KEY_OPERATOR').get(`/v1/ops/trace/${coded}`),
        await bank.request('POST', `/v1/referrals/${referralId}/commands/${coded}`, { body: '{}', headers: asked }),
        await bank.request('POST', `/v1/referrals/${referralId}/commands/acknowledge`, {
          body: '{}',
          headers: { 'if-match': coded, 'idempotency-key': coded },
        }),
        await bank.request('GET', '/v1/inbox', { headers: { 'x-hub-key': coded.slice(0, 2_000) } }),
      ];
      for (const [index, answer] of answers.entries()) if (odd(answer)) found.push(`${index} ${JSON.stringify(raw.slice(0, 40))}: ${answer.status}`);
    });
    expect(found).toEqual([]);
  }, 120_000);

  it('leaves the next case free to be handled', async () => {
    const id = await dispatched('AFTER-HOSTILE-COMMANDS');
    const answer = await hub.as('KEY_BNK_ICBC_QD').command(id, 'acknowledge', { contactName: '经办甲', contactPhone: '0532-85550001' });
    expect([answer.status, answer.body.status]).toEqual([200, 'IN_PROGRESS']);
  }, 60_000);
});
