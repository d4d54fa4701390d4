import type { InboxItem } from '#contracts';
import type { JsonObject } from '#kernel';
import type { CaseManners, Manners } from '../partners/manners.js';
import { pause } from '../partners/pause.js';

/** How an institution speaks to the hub. */
export interface CommandLine {
  /** Gives a command; true when it was obeyed, false when refused (the case moved on), null when the outcome comes later as an inbox item. */
  give(referralId: string, command: string, body: JsonObject): Promise<boolean | null>;
}

const ACK_MS = [150, 900] as const;
const REPLY_MS = [400, 2_500] as const;

const CONTACT = { contactName: '演示经办', contactPhone: '0532-85550001' };
const replyOf = (text: string): JsonObject => ({
  resultCode: 'RESOLVED',
  text,
  basis: '合同约定及本机构服务承诺',
  remedies: '如不同意本答复，可在30日内书面申请核查',
  rootCauseCode: 'C02',
});
const FIRST_REPLY = replyOf('经核实，情况属实，已按约定处理并联系反映人说明。');
const SECOND_REPLY = replyOf('经再次核实，已补充说明处理依据和到账时间，反映人认可。');

/** A simulated institution: signs for what it is offered, sends back what is not its own, and answers. */
export class Institution {
  constructor(
    readonly orgId: string,
    private readonly line: CommandLine,
    private readonly manners: Manners,
    private readonly signal: AbortSignal,
  ) {}

  async take(item: InboxItem): Promise<void> {
    const manners = this.manners(item.referralId);
    if (manners.told === true) return;
    if (item.kind === 'AssignmentOffered') await this.offered(item.referralId, manners);
    else if (item.kind === 'CommandObeyed' && item.outcome?.command === 'acknowledge') await this.signedFor(item.referralId, manners);
    else if (item.kind === 'CommandObeyed' && item.outcome?.command === 'interimReply') await this.answer(item.referralId);
    else if (item.kind === 'ReplyRejected') await this.give(item.referralId, 'submitReply', SECOND_REPLY);
  }

  private async offered(referralId: string, manners: CaseManners): Promise<void> {
    await pause(...ACK_MS, this.signal);
    if (manners.misroute?.by === this.orgId) {
      const explanation = '经查，反映的业务由其他机构办理，非我机构客户，请改派。';
      await this.give(referralId, 'requestReturn', { reasonCode: 'NOT_OURS', explanation, suggestedOrgId: manners.misroute.to });
      return;
    }
    if (manners.reassignTo !== undefined && manners.reassignTo !== this.orgId) return; // it waits until the desk takes it away
    if ((await this.give(referralId, 'acknowledge', CONTACT)) === true) await this.signedFor(referralId, manners);
  }

  private async signedFor(referralId: string, manners: CaseManners): Promise<void> {
    if (manners.unanswered === true || manners.withdrawn === true) return;
    await pause(...REPLY_MS, this.signal);
    if (manners.interim === true) {
      const nextDate = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
      if ((await this.give(referralId, 'interimReply', { text: '正在调取凭证核实，将尽快答复。', nextDate })) !== true) return;
      await pause(...REPLY_MS, this.signal);
    }
    await this.answer(referralId);
  }

  private async answer(referralId: string): Promise<void> {
    await this.give(referralId, 'submitReply', FIRST_REPLY);
  }

  private async give(referralId: string, command: string, body: JsonObject): Promise<boolean | null> {
    return this.signal.aborted ? false : this.line.give(referralId, command, body);
  }
}
