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
      return { text: str(body.reason) };
    default:
      return {};
  }
}
