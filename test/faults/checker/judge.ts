import { Findings } from './findings.js';
import { Orders, type Reach } from './orders.js';
import type { FaultSeen, Recorded, Seen } from './seen.js';
import { Streams } from './streams.js';
import { faultRows, type Conservation, type Verdict } from './verdict.js';

type Of<By extends Seen['by']> = Extract<Seen, { readonly by: By }>;

const INTAKE = 'intake.referral.event.v1';
const CASEWORK = 'casework.referral.event.v1';
const STATUS = /^agency\.(.+)\.status\.v1$/;
const INBOX = /^institution\.(.+)\.inbox\.v1$/;

/**
 * Judges a run by what was seen from outside, and by nothing else: so a run that was kept can be judged again. Give it what clients saw, then
 * everything else in the order in which each observer saw it, then ask for the verdict.
 */
export class Judge {
  private readonly findings = new Findings();
  private readonly orders: Orders;
  private readonly streams = new Streams(this.findings);
  private readonly once = new Map<string, string>();
  private readonly lastSeq = new Map<string, number>();
  private readonly lastVersion = new Map<string, number>();
  private readonly obeyed = new Map<string, string>();
  private readonly told = new Map<string, number>();
  private readonly refused = new Map<string, number>();
  private readonly faults: FaultSeen[] = [];
  private repeated = 0;
  private isQuiet = false;

  constructor(reach: Reach) {
    this.orders = new Orders(this.findings, reach);
  }

  verdict(): Verdict {
    const conservation = this.conservation();
    this.orders.end();
    this.streams.end();
    this.endCommands();
    const rows = faultRows(this.faults);
    const kills = rows.filter(({ isKill }) => isKill).map(({ recoverySeconds }) => recoverySeconds.max);
    const count = this.findings.count.bind(this.findings);
    return {
      accepted: this.orders.accepted,
      missing: count('missing'),
      doubled: count('doubled'),
      outOfOrder: count('outOfOrder'),
      alienSeen: count('alienSeen'),
      repeated: this.repeated + this.streams.repeated,
      isQuiet: this.isQuiet,
      conservation,
      faults: rows,
      worstKillSeconds: kills.length === 0 ? null : Math.max(...kills),
      examples: this.findings.examples,
    };
  }

  /** What clients saw comes first: whose a referral is, must be known before others are seen with it. */
  add(seen: Seen): void {
    switch (seen.by) {
      case 'client':
        if (seen.what === 'taken') this.orders.take(seen.order, seen);
        else this.refused.set(seen.door, (this.refused.get(seen.door) ?? 0) + 1);
        return;
      case 'feed':
        this.feed(seen);
        return;
      case 'inbox':
        this.inbox(seen);
        return;
      case 'webhook':
        this.webhook(seen);
        return;
      case 'topic':
        this.topic(seen);
        return;
      case 'institution':
        this.obeyed.set(`${seen.referral} ${seen.event}`, seen.party);
        return;
      case 'fault':
        this.faults.push(seen);
        return;
      case 'run':
        this.isQuiet = seen.what === 'quiet';
    }
  }

  /** A feed gives each status once, numbered from 1 per order. */
  private feed({ door, order, seq, code }: Of<'feed'>): void {
    if (!this.orders.has(order)) this.findings.add('alienSeen', `feed ${door} ${order}`, 'a status of an order that this door never sent');
    if (code === 'RECEIVED') this.orders.saw(order, 'told');
    if (code === 'DISPATCHED') this.orders.saw(order, 'dispatched');
    if (seq === null) return;
    const last = this.lastSeq.get(order) ?? 0;
    const name = `feed ${door} ${order}`;
    if (this.isSecond(`${name} ${code}`, `${seq}`) || this.isSecond(`${name} ${seq}`, code)) this.findings.add('doubled', name, `${code} stands there twice`);
    else if (seq !== last + 1) this.findings.add(seq > last ? 'missing' : 'outOfOrder', name, `${code} has the number ${seq} behind ${last}`);
    this.lastSeq.set(order, Math.max(last, seq));
  }

  /** A mailbox has each item once. */
  private inbox({ party, referral, kind, version }: Of<'inbox'>): void {
    this.mayOnlySee(party, referral, `inbox of ${party}`);
    const order = this.orders.ofReferral(referral);
    if (kind === 'AssignmentOffered' && order?.party === party) this.orders.saw(order.name, 'offered');
    const name = `inbox ${party} ${referral}`;
    if (this.isSecond(`${name} ${kind} ${version}`, 'there')) this.findings.add('doubled', name, `${kind} stands there twice`);
    this.inOrder(name, version, kind);
  }

  /** A webhook may be called again with the same id; a second id for one item is a second effect. */
  private webhook({ party, id, referral, kind, version }: Of<'webhook'>): void {
    this.mayOnlySee(party, referral, `webhook of ${party}`);
    const order = this.orders.ofReferral(referral);
    if (kind === 'AssignmentOffered' && order?.party === party) this.orders.saw(order.name, 'pushed');
    const name = `webhook ${party} ${referral}`;
    const known = this.once.get(`${name} ${kind} ${version}`);
    if (known === id) {
      this.repeated += 1;
      return;
    }
    this.once.set(`${name} ${kind} ${version}`, id);
    if (known !== undefined) this.findings.add('doubled', name, `${kind} came under two ids`);
    this.inOrder(name, version, kind);
  }

  private topic(record: Recorded): void {
    const { topic, key, stream } = record;
    this.streams.add(record);
    const order = this.orders.ofReferral(key);
    const party = INBOX.exec(topic)?.[1]?.toUpperCase();
    if (topic.endsWith('.dlq')) {
      if (order) this.orders.saw(order.name, 'dead');
    } else if (STATUS.test(topic)) {
      if (this.orders.has(stream)) this.orders.saw(stream, 'published');
    } else if (party !== undefined) {
      this.mayOnlySee(party, key, `topic of ${party}`);
      if (order?.party === party) this.orders.saw(order.name, 'delivered');
    } else {
      this.event(record, order?.name);
    }
  }

  private event({ topic, key, type, id }: Recorded, order: string | undefined): void {
    const isReceipt = type === 'ReferralReceived';
    if (order !== undefined && isReceipt && topic === INTAKE) this.orders.saw(order, 'intake');
    if (topic !== CASEWORK) return;
    if (order !== undefined && isReceipt) this.orders.saw(order, 'registered');
    if (isReceipt && this.isSecond(`registered ${key}`, id, true)) this.findings.add('doubled', key, 'registered twice');
    if (!this.isSecond(`event ${id}`, 'told')) this.told.set(`${key} ${type}`, (this.told.get(`${key} ${type}`) ?? 0) + 1);
  }

  /** A command that was obeyed is one event of its case, never none and never two. */
  private endCommands(): void {
    for (const [command, party] of this.obeyed) {
      const times = this.told.get(command) ?? 0;
      if (times === 0) this.findings.add('missing', command, `obeyed for ${party}, and no event tells of it`);
      if (times > 1) this.findings.add('doubled', command, `obeyed once for ${party}, and ${times} events tell of it`);
    }
  }

  private mayOnlySee(party: string, referral: string, where: string): void {
    const order = this.orders.ofReferral(referral);
    if (order?.party !== party) this.findings.add('alienSeen', `${where} ${referral}`, `the case of ${order?.party ?? 'nobody'} was seen there`);
  }

  private inOrder(name: string, version: number, kind: string): void {
    const last = this.lastVersion.get(name) ?? 0;
    if (version < last) this.findings.add('outOfOrder', name, `${kind} of version ${version} behind version ${last}`);
    this.lastVersion.set(name, Math.max(last, version));
  }

  /** @param sameIsFine the same value again is a repetition, another is a second one */
  private isSecond(name: string, value: string, sameIsFine = false): boolean {
    const known = this.once.get(name);
    this.once.set(name, known ?? value);
    return known !== undefined && !(sameIsFine && known === value);
  }

  private conservation(): readonly Conservation[] {
    return [...this.orders.doors].map(([source, received]) => {
      const registered = this.orders.count(source, 'registered');
      const dead = this.orders.count(source, 'dead');
      if (received !== registered + dead) this.findings.add('missing', `source ${source}`, `${received} received, ${registered} registered, ${dead} dead`);
      return { source, received, registered, dead, refused: this.refused.get(source) ?? 0 };
    });
  }
}
