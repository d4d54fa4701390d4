/** The states of a referral (工单状态). @source the state machine: docs/architecture.md, «The life of a referral» */
export type ReferralStatus =
  | 'RECEIVED'
  | 'QUARANTINED'
  | 'TRIAGE'
  | 'PENDING_DISPATCH'
  | 'DISPATCHED'
  | 'IN_PROGRESS'
  | 'REPLY_REVIEW'
  | 'CALLBACK'
  | 'DISPUTED'
  | 'SUSPENDED'
  | 'IN_MEDIATION'
  | 'IN_COURT'
  | 'REDO'
  | 'CLOSED'
  | 'NOT_ACCEPTED'
  | 'WITHDRAWN'
  | 'MERGED'
  | 'TRANSFERRED_OUT'
  | 'ARCHIVED';

/** HO hotline officer · PO petition officer · MO market officer · HD hub dispatcher · IH/IM institution handler/manager · SV supervisor · CB callback agent · SYS the hub itself. */
export type Role = 'HO' | 'PO' | 'MO' | 'HD' | 'IH' | 'IM' | 'IS' | 'SV' | 'CB' | 'MA' | 'ME' | 'CC' | 'RV' | 'AU' | 'SYS';

export type MatterType = 'COMPLAINT' | 'REPORT' | 'PETITION' | 'INQUIRY' | 'HELP' | 'SUGGESTION' | 'COMMENDATION';
export type Urgency = 'NORMAL' | 'PRIORITY' | 'URGENT' | 'CRITICAL';
export type Confidentiality = 'OPEN' | 'HIDE_CONTACT' | 'ANONYMOUS' | 'WHISTLEBLOWER';
export type Channel = 'PHONE' | 'WEB' | 'APP' | 'WECHAT' | 'SMS' | 'EMAIL' | 'LETTER' | 'FAX' | 'VISIT' | 'VIDEO' | 'ON_AIR' | 'SYSTEM';

export type ResultCode =
  'RESOLVED' | 'PARTLY' | 'EXPLAINED' | 'REFUSED' | 'MEDIATED' | 'MEDIATION_FAILED' | 'WITHDRAWN' | 'NOT_ACCEPTED' | 'TRANSFERRED' | 'IN_LITIGATION';
