import { SOURCE_SYSTEM_OF, type Door } from '#contracts';
import type { JsonObject } from '#kernel';
import { referralIdOf } from '#platform';
import { endOfFeed, followFeed, type HubAnswer, type HubHttp } from '#simulation';
import { officerCommand } from '../partners/commands.js';
import type { Manners } from '../partners/manners.js';
import { pause } from '../partners/pause.js';
import { readStatus, type DoorStatus } from './door-words.js';

const POST_PATH: Readonly<Record<Door, { readonly path: string; readonly contentType: string }>> = {
  'hotline-12345': { path: 'orders', contentType: 'application/json' },
  petition: { path: 'letters', contentType: 'application/xml' },
  'market-12315': { path: 'registrations:batch', contentType: 'text/csv; charset=utf-8' },
  'hotline-12378': { path: 'calls', contentType: 'application/json' },
};
const OFFICER_MS = [150, 900] as const;

export interface AgencyOptions {
  readonly door: Door;
  readonly http: HubHttp;
  readonly manners: Manners;
  readonly signal: AbortSignal;
  readonly report: (error: unknown) => void;
  /** Every status that the door is told, as it comes. */
  readonly onStatus: (door: Door, status: DoorStatus) => void;
}

/** A simulated agency behind one door: sends, reads what comes back, and decides what its officers must decide. */
export class Agency {
  private readonly refusedReply = new Set<string>();

  constructor(private readonly options: AgencyOptions) {}

  /** One order, letter or call, or one CSV file. */
  submit(body: string): Promise<HubAnswer> {
    const { door, http } = this.options;
    const { path, contentType } = POST_PATH[door];
    return http.send('POST', `/v1/doors/${door}/${path}`, { body, contentType });
  }

  /** Counts of a batch once it is through. */
  async batch(batchId: string): Promise<JsonObject> {
    const { door, http, signal } = this.options;
    for (;;) {
      const { json } = await http.get(`/v1/doors/${door}/batches/${batchId}`);
      if (json.state === 'done' || signal.aborted) return json;
      await pause(150, 250, signal);
    }
  }

  /** Reads the door's statuses from now on. `ended` comes with the signal. */
  async open(): Promise<{ readonly ended: Promise<void> }> {
    const { door, http, signal, report, onStatus } = this.options;
    const path = `/v1/doors/${door}/statuses`;
    const ended = followFeed(http, path, await endOfFeed(http, path), {
      signal,
      take: (items) => {
        for (const item of items) {
          const status = readStatus(door, item);
          if (status === null) continue;
          onStatus(door, status);
          void this.decide(status).catch(report);
        }
      },
    }).catch(report);
    return { ended };
  }

  private async decide({ orderNo, code }: DoorStatus): Promise<void> {
    const { door, manners, signal } = this.options;
    const { poorReply, withdrawn, told } = manners(referralIdOf(SOURCE_SYSTEM_OF[door], orderNo));
    if (told === true) return;
    const wait = (): Promise<void> => pause(...OFFICER_MS, signal);
    if (code === 'RETURN_REQUESTED') {
      await wait();
      await this.act(orderNo, 'approveReturn', { opinion: '情况属实，同意退回改派。' });
    } else if (code === 'REPLY_SUBMITTED') {
      await wait();
      if (poorReply === true && !this.refusedReply.has(orderNo)) {
        this.refusedReply.add(orderNo);
        await this.act(orderNo, 'rejectReply', { defects: ['未说明处理依据', '未说明到账时间'] });
      } else await this.act(orderNo, 'approveReply', { noticeProof: { mode: 'PHONE', at: new Date().toISOString() } });
    } else if (code === 'REPLIED') {
      await wait();
      await this.act(orderNo, 'recordCallback', { reached: true, rating: 5, solved: true });
    } else if (code === 'DISPATCHED' && withdrawn === true) {
      await wait();
      await this.act(orderNo, 'withdraw', { reasonCode: 'WD01', statement: '反映人来电表示已与机构协商解决，要求撤回。' });
    }
  }

  /** A refusal means that the case has moved on meanwhile: an officer reads the next status and goes on. */
  private async act(orderNo: string, name: string, body: JsonObject): Promise<void> {
    const { door, http, signal } = this.options;
    if (!signal.aborted) await officerCommand(http, door, orderNo, { name, body });
  }
}
