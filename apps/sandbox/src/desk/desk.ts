import type { JsonObject } from '#kernel';
import type { HubHttp } from '#simulation';
import { command } from '../partners/commands.js';
import type { Manners } from '../partners/manners.js';
import { pause } from '../partners/pause.js';

const LOOK_MS = [700, 1_000] as const;
const PAGE = 200;

const idOf = (item: JsonObject): string => (typeof item.referralId === 'string' ? item.referralId : '');
const numberOf = (item: JsonObject): string => (typeof item.referralNo === 'string' ? item.referralNo : '');

/** The simulated dispatchers (受理岗): work the queue of what no rule may send on its own, and move cases between institutions. */
export class Desk {
  private readonly handled = new Set<string>();
  private after = '';

  constructor(
    private readonly http: HubHttp,
    private readonly manners: Manners,
    private readonly signal: AbortSignal,
  ) {}

  /** Leaves alone what is in the queue already. */
  async skipPresent(): Promise<void> {
    for (;;) {
      const items = await this.page(this.after);
      this.after = items.map(numberOf).at(-1) ?? this.after;
      if (items.length < PAGE) return;
    }
  }

  /** Works the queue until the signal. */
  async work(): Promise<void> {
    while (!this.signal.aborted) {
      for (let items = await this.page(this.after); items.length > 0; items = items.length < PAGE ? [] : await this.page(numberOf(items.at(-1) ?? {}))) {
        for (const item of items) await this.place(item);
      }
      await pause(...LOOK_MS, this.signal);
    }
  }

  async reassign(referralId: string, leadOrgId: string): Promise<void> {
    await command(this.http, referralId, 'reassign', { leadOrgId, reason: '经核实业务归属有变，改由该机构办理。' });
  }

  /** Gives a case to whom the manners say, else to whom routing proposes; what neither names waits for a person. */
  private async place(item: JsonObject): Promise<void> {
    const key = `${idOf(item)} ${JSON.stringify(item.version)}`;
    if (this.handled.has(key)) return;
    this.handled.add(key);
    const { deskGives, misroute, told } = this.manners(idOf(item));
    if (deskGives === null || told === true) return;
    const proposal = (item.proposal ?? {}) as JsonObject;
    const proposed = typeof proposal.leadOrgId === 'string' ? proposal.leadOrgId : undefined;
    const returned = item.status === 'PENDING_DISPATCH' ? misroute?.to : undefined;
    const leadOrgId = returned ?? deskGives ?? proposed;
    if (leadOrgId !== undefined) await command(this.http, idOf(item), 'dispatch', { leadOrgId, mode: 'dispatch', opinion: '经电话核实，请该机构依规办理。' });
  }

  private async page(after: string): Promise<readonly JsonObject[]> {
    const query = new URLSearchParams({ limit: String(PAGE), ...(after === '' ? {} : { after }) });
    const { json } = await this.http.get(`/v1/desk/triage?${query.toString()}`, { signal: this.signal });
    return Array.isArray(json.items) ? (json.items as JsonObject[]) : [];
  }
}
