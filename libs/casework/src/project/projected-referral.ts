import type { Complainant, PersonalPart, ProjectedReferral } from '#contracts';
import type { Referral } from '#referral';
import type { CaseFacts } from '../work/case.js';
import type { Clock } from '../work/clock.js';
import { lastFour, maskId, maskName, maskPhone, redactNumbers } from './redact.js';

/** In which capacity somebody looks at a case: one column of the visibility matrix each. */
export type Viewer = 'SOURCE' | 'DESK' | 'LEAD' | 'ASSIST' | 'OVERSIGHT';

export interface CaseView {
  readonly referralId: string;
  readonly referralNo: string;
  readonly state: Referral;
  readonly facts: CaseFacts;
  readonly clocks: readonly Clock[];
  /** The source's own texts, newest version last; empty where they are not to be opened. */
  readonly source: PersonalPart | null;
  readonly supplements: readonly string[];
  readonly replyText: string | null;
  readonly returnReason: string | null;
}

type People = ProjectedReferral['complainants'];

/** What one viewer may see of a case. The only place that decides it; what a viewer may not see is not in the result. @source PIPL art. 6, 19; 信访工作条例 art. 30 */
export function projectReferral(view: CaseView, viewer: Viewer): ProjectedReferral {
  const { state, facts } = view;
  return {
    referralId: view.referralId,
    referralNo: view.referralNo,
    status: state.status === 'ABSENT' ? 'RECEIVED' : state.status,
    version: state.version,
    matterType: state.matterType,
    businessLine: state.businessLine,
    causeCode: state.causeCode,
    urgency: state.urgency,
    confidentiality: state.confidentiality,
    districtCode: facts.districtCode,
    amountFen: facts.amountFen,
    personCount: facts.personCount,
    receivedAt: facts.receivedAt,
    source: state.sourceSystem,
    sourceOrderNo: viewer === 'SOURCE' || viewer === 'DESK' ? state.sourceOrderNo : null,
    leadOrgId: leadOf(state),
    role: viewer === 'OVERSIGHT' ? null : viewer,
    clocks: view.clocks.map(({ ruleId, kind, article, startedAt, dueAt, state: clockState, provisional }) => ({
      ruleId,
      kind,
      article,
      startedAt,
      dueAt,
      state: clockState,
      provisional,
    })),
    isDrill: state.isDrill,
    ...texts(view, viewer),
  };
}

type Texts = Pick<
  ProjectedReferral,
  'title' | 'content' | 'supplements' | 'demand' | 'respondentName' | 'complainants' | 'contractNo' | 'replyText' | 'returnReason'
>;

const NO_SOURCE = { title: null, content: null, demand: null, respondentName: null, contractNo: null, complainants: [] } as const;

function texts({ state, source, supplements, replyText, returnReason }: CaseView, viewer: Viewer): Texts {
  // Who looks over cases without a part in them sees states, parties and limits, never a complainant or a word of the case.
  if (viewer === 'OVERSIGHT') return { ...NO_SOURCE, supplements: [], replyText: null, returnReason: null };
  const hidesContact = state.confidentiality !== 'OPEN';
  const redacts = hidesContact && isInstitutionView(viewer);
  const text = <T extends string | null>(value: T): T => (value !== null && redacts ? (redactNumbers(value) as T) : value);
  const { title, content, demand, respondentName, contractNo, complainants } = source ?? NO_SOURCE;
  return {
    title: text(title),
    content: text(content),
    supplements: supplements.map(text),
    demand: text(demand),
    respondentName,
    complainants: people(complainants, viewer, hidesContact),
    contractNo: contractNo === null || viewer === 'DESK' ? contractNo : lastFour(contractNo),
    replyText,
    returnReason: isInstitutionView(viewer) ? null : returnReason,
  };
}

const isInstitutionView = (viewer: Viewer): boolean => viewer === 'LEAD' || viewer === 'ASSIST';

const leadOf = (state: Referral): string | null =>
  state.assignments.find(({ role, status }) => role === 'LEAD' && !['RETURNED', 'REASSIGNED', 'CANCELLED'].includes(status))?.orgId ?? null;

function people(complainants: readonly Complainant[], viewer: Viewer, hidesContact: boolean): People {
  return complainants.map(({ name, phone, idNo, address }) => {
    if (viewer === 'DESK') return { name, phone, idNo, address };
    if (viewer === 'SOURCE') return { name, phone, idNo: idNo && maskId(idNo), address };
    const masked = hidesContact || viewer === 'ASSIST';
    return {
      name: name && (masked ? maskName(name) : name),
      phone: phone && (masked ? maskPhone(phone) : phone),
      idNo: idNo && (masked ? lastFour(idNo) : maskId(idNo)),
      address: null,
    };
  });
}
