import type { Channel } from '#contracts';
import { codeTable } from '../../mapping/code-table.js';

/** 信访形式: by letter, visit, web, phone. */
export const FORMS = codeTable<Channel>('form', '2026-01-01', [
  ['信', 'LETTER'],
  ['访', 'VISIT'],
  ['网', 'WEB'],
  ['电', 'PHONE'],
]);

/** 信访事项类别; what it is for the hub is decided by casework from the word. @source 信访工作条例 arts. 29–31 */
export const MATTER_CLASSES = codeTable('matterClass', '2026-01-01', [
  ['申诉求决', '申诉求决'],
  ['建议意见', '建议意见'],
  ['检举控告', '检举控告'],
]);

export const TRANSFERS = ['转送', '交办'] as const;
