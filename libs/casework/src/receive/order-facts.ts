import type { PersonalPart, ReferralReceivedData } from '#contracts';
import type { OrderFacts } from '#routing';

/** What routing reads of one received order: the open codes and, opened in this process only, the texts. */
export const orderFacts = (data: ReferralReceivedData, personal: PersonalPart): OrderFacts => ({
  door: data.door ?? 'console',
  orderNo: data.sourceOrderNo,
  kindWord: data.kindWord,
  title: personal.title,
  content: personal.content,
  demand: personal.demand,
  respondentName: personal.respondentName,
  respondentCode: data.respondentCode,
  branchName: personal.branchName,
  lineHint: data.lineHint,
  categoryPath: data.categoryPath,
  districtCode: data.districtCode,
  amountFen: data.amountFen,
  personCount: data.personCount,
  urgencyWord: data.urgencyWord,
  complainantKey: data.complainantKey,
  birthYear: data.birthYear,
  secret: data.secret,
  anonymous: data.anonymous,
  groups: data.groups,
  elderlyLine: data.elderlyLine,
  triedInstitutionFirst: data.triedInstitutionFirst,
  repeatOf: data.repeatOf,
  receivedAt: data.receivedAt,
  dispatcherOpinion: personal.dispatcherOpinion,
});
