import type { CommandName } from '#contracts';
import type { JsonObject } from '#kernel';
import type { Words } from '../project/door-notices.js';
import type { ContentKind } from '../work/case.js';

const str = (value: unknown): string => (typeof value === 'string' ? value : '');
const joined = (value: unknown): string => (Array.isArray(value) ? value.map(str).join('；') : '');

/** Under which kind the texts of a command are kept; null where it has none worth keeping. */
export const CONTENT_KIND: Readonly<Partial<Record<CommandName, ContentKind>>> = {
  acknowledge: 'contact',
  requestReturn: 'explanation',
  logContact: 'contact',
  requestInfo: 'material',
  interimReply: 'interim',
  submitReply: 'reply',
  approveReturn: 'opinion',
  rejectReturn: 'opinion',
  approveReply: 'opinion',
  rejectReply: 'opinion',
  recordCallback: 'opinion',
  withdraw: 'statement',
  remind: 'opinion',
  addMaterial: 'material',
  repair: 'opinion',
  dispatch: 'opinion',
  reassign: 'opinion',
  refuse: 'opinion',
  transferOut: 'opinion',
  split: 'parts',
  proposeAssist: 'question',
  rejectAssist: 'opinion',
  addAssist: 'question',
  removeAssist: 'opinion',
  answerAssist: 'assist-answer',
  openDispute: 'opinion',
  designate: 'opinion',
  requestExtension: 'opinion',
  approveExtension: 'opinion',
  rejectExtension: 'opinion',
  requestSuspension: 'opinion',
  rejectSuspension: 'opinion',
  suspend: 'opinion',
  resume: 'opinion',
  transferToMediation: 'opinion',
  endMediation: 'opinion',
  dockCourt: 'opinion',
  recordCourtResult: 'opinion',
  orderRedo: 'opinion',
  requestReview: 'statement',
  refuseReview: 'opinion',
  decideReview: 'opinion',
  reopen: 'opinion',
  supervise: 'opinion',
  answerSupervision: 'opinion',
  verifySupervision: 'opinion',
  openRectification: 'opinion',
  closeRectification: 'opinion',
};

/** The command's own words in the notice it causes at the door. */
export function wordsOf(command: CommandName, body: JsonObject): Words {
  switch (command) {
    case 'requestReturn':
      return { text: str(body.explanation), basis: str(body.reasonCode) };
    case 'requestInfo':
      return { text: joined(body.items) };
    case 'interimReply':
    case 'remind':
      return { text: str(body.text) };
    case 'submitReply':
      return { text: str(body.text), findings: str(body.text), basis: str(body.basis), remedies: str(body.remedies) };
    case 'approveReturn':
    case 'rejectReturn':
    case 'dispatch':
      return { text: str(body.opinion) };
    case 'rejectReply':
      return { text: joined(body.defects) };
    case 'recordCallback':
      return body.note === undefined ? {} : { text: str(body.note) };
    case 'withdraw':
      return { text: str(body.statement), basis: str(body.reasonCode) };
    case 'refuse':
      return { text: str(body.reasonCode), basis: str(body.basis), remedies: str(body.remedy) };
    case 'transferOut':
      return { text: str(body.reason), basis: str(body.to) };
    case 'reassign':
    case 'designate':
    case 'openDispute':
    case 'requestExtension':
    case 'requestSuspension':
    case 'orderRedo':
    case 'reopen':
    case 'endMediation':
      return { text: str(body.reason) };
    case 'approveExtension':
    case 'rejectExtension':
    case 'suspend':
      return { text: str(body.opinion) };
    case 'resume':
      return { text: str(body.evidence) };
    case 'decideReview':
      return { text: str(body.basis), basis: str(body.decision) };
    case 'recordCourtResult':
      return { text: str(body.text), basis: str(body.ruling) };
    default:
      return {};
  }
}
