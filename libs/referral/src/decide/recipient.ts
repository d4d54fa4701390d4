import { refused } from '#kernel';
import type { Referral } from '../referral.js';
import type { No } from './guards.js';

/** A report of a violation never reaches an institution, whoever asks for it; a text that holds one is split first. @source 信访工作条例 art. 30, 46(5); 市场监管总局令第121号 art. 37 */
export function recipientGuard(referral: Referral, to: { readonly leadIsInstitution: boolean; readonly leadIsActive: boolean }): No | null {
  if (to.leadIsInstitution && (referral.matterType === 'REPORT' || referral.part === 1)) {
    return refused('report-to-institution', '举报件不得转给被举报机构或任何金融机构。A report never goes to an institution: send it to the regulator.');
  }
  if (to.leadIsInstitution && referral.containsReport) {
    return refused('contains-report', '该件兼有投诉和举报，请先拆分。The text holds a report too: split it first.');
  }
  if (referral.matterType === null) return refused('classification-open', '事项性质未定，请先分类。Classify the case first.');
  return to.leadIsActive
    ? null
    : refused('recipient-inactive', '承办单位不存在或对接窗口已停用。The recipient is unknown or its window is closed: choose another.');
}
