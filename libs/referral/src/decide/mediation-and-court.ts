import { accepted, instantMs, refused, type Decision } from '#kernel';
import type { CommandOf, ReferralCommand } from '../commands.js';
import type { ReferralEvent } from '../events.js';
import { activeLead, type Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { missing } from './guards.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

/** Row 36: both have agreed, each at a recorded time (令2020-3 art. 23). */
export function transferToMediation({ at, actor, body }: ReferralCommand<CommandOf<'transferToMediation'>>, referral: Referral): Answer {
  if (!actor.roles.includes('HD') && activeLead(referral)?.orgId !== actor.orgId)
    return refused('not-your-referral', '只有主办单位可以提请调解。Only the lead may propose mediation.');
  if (!body.centreIsMediation) return refused('centre-unknown', '该单位不是调解组织。This party is no mediation body.');
  for (const agreed of [body.complainantAgreedAt, body.institutionAgreedAt]) {
    if (agreed === null || instantMs(agreed) > instantMs(at) + 300_000)
      return refused('consent-missing', '须记录双方同意调解的时间。Record when each side agreed.');
  }
  return accepted({ type: 'MediationRequested', at, centreOrgId: body.centreOrgId });
}

/** Rows 37 and 38: by the centre that has the case. */
export function endMediation({ at, actor, body }: ReferralCommand<CommandOf<'endMediation'>>, referral: Referral): Answer {
  if (referral.mediationOrgId !== actor.orgId) return refused('not-your-referral', '本件不在贵调解组织。This case is not with your centre.');
  if (missing(body.outcome === 'failed' ? body.reason : body.agreementNo))
    return refused('text-missing', '请填写终止原因或协议编号。Give the reason, or the agreement’s number.');
  return accepted({
    type: 'MediationEnded',
    at,
    centreOrgId: actor.orgId,
    outcome: body.outcome,
    amountFen: body.outcome === 'agreed' ? body.amountFen : null,
  });
}

/** A court's case number: （2026）鲁0202民初123号, （2026）鲁0202诉前调45号. @source 最高人民法院 人民法院案件案号若干规定 art. 3 */
const CASE_NO = /^[（(]\d{4}[）)][京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼最高法]{1,2}\d{0,4}[一-鿿]{1,8}\d{1,7}号$/;

/** Row 39. */
export function dockCourt({ at, actor, body }: ReferralCommand<CommandOf<'dockCourt'>>): Answer {
  if (!CASE_NO.test(body.caseNo)) return refused('case-number-invalid', '案号格式应如（2026）鲁0202民初123号。Give the court’s case number in full.');
  if (missing(body.kind)) return refused('text-missing', '请填写程序类型。Name the kind of procedure.');
  return accepted({ type: 'CourtDocked', at, courtOrgId: actor.orgId, kind: body.kind });
}

const ENDS: readonly string[] = ['CONFIRMED', 'JUDGED', 'MEDIATED'];

/** Row 40: a ruling that settles the dispute closes the case; any other gives it back to the institution. */
export function recordCourtResult({ at, actor, body }: ReferralCommand<CommandOf<'recordCourtResult'>>, referral: Referral): Answer {
  if (referral.courtOrgId !== actor.orgId) return refused('not-your-referral', '本件不在贵院。This case is not with your court.');
  const received: ReferralEvent = { type: 'CourtResultReceived', at, courtOrgId: actor.orgId, ruling: body.ruling };
  return ENDS.includes(body.ruling)
    ? accepted<ReferralEvent>(received, { type: 'ReferralClosed', at, resultCode: body.ruling === 'JUDGED' ? 'IN_LITIGATION' : 'MEDIATED' })
    : accepted(received);
}
