import { SOURCE_SYSTEM_OF, type Door } from '#contracts';
import type { JsonObject } from '#kernel';
import { referralIdOf } from '#platform';
import { command, officerCommand } from '../../partners/commands.js';
import { pause, pauseFor } from '../../partners/pause.js';
import type { World } from '../../partners/world.js';

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;
const PERSON_MS = [120, 500] as const;
const LOOK_MS = 200;
const PATIENCE_MS = 60_000;

/** The day `days` from now in China, yyyy-MM-dd. */
export const dayIn = (days: number): string => new Date(Date.now() + CHINA_MS + days * DAY_MS).toISOString().slice(0, 10);

export interface Part {
  readonly door: Door;
  readonly orderNo: string;
}

/** One case in the hands of people who do what is written: every step must be obeyed, and the case must come to where it says. */
export class Stage {
  readonly referralId: string;

  constructor(
    private readonly world: World,
    private readonly part: Part,
    private readonly signal: AbortSignal,
  ) {
    this.referralId = referralIdOf(SOURCE_SYSTEM_OF[part.door], part.orderNo);
  }

  /** `who` gives a command. @throws Error when the hub refuses it */
  async does(who: string, name: string, body: JsonObject = {}): Promise<void> {
    await pause(...PERSON_MS, this.signal);
    this.obeyed(who, name, await command(this.world.as(who), this.referralId, name, body));
  }

  /** The officer at the order's own door gives a command. @throws Error when the hub refuses it */
  async officer(name: string, body: JsonObject): Promise<void> {
    await pause(...PERSON_MS, this.signal);
    const { door, orderNo } = this.part;
    this.obeyed(door, name, await officerCommand(this.world.as(door), door, orderNo, { name, body }));
  }

  /** Waits until the case stands there. @throws Error when it does not come */
  async reaches(status: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    let seen: unknown = null;
    while (!this.signal.aborted && performance.now() < deadline) {
      const { json } = await this.world.as('desk').get(`/v1/referrals/${this.referralId}`);
      if (json.status === status) return;
      seen = json.status;
      await pauseFor(LOOK_MS, this.signal);
    }
    throw new Error(`${this.part.orderNo} stands at ${String(seen)}, not at ${status}`);
  }

  private obeyed(who: string, name: string, { status, json }: { readonly status: number; readonly json: JsonObject }): void {
    if (status !== 200) throw new Error(`${this.part.orderNo}: ${who} ${name}: HTTP ${status} ${typeof json.code === 'string' ? json.code : ''}`);
  }
}
