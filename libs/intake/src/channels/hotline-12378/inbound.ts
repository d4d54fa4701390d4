import type { Instant, JsonObject } from '#kernel';
import type { MeaningFault } from '#contracts';
import { UnknownCodes } from '../../mapping/code-table.js';
import { Faults } from '../../mapping/faults.js';
import { JsonReader } from '../../mapping/json-reader.js';
import { idFault, timeFaults } from '../../mapping/meaning.js';
import { mappedOrder, type MappedOrder } from '../../mapping/mapped-order.js';
import { complainantsOf, GROUPS, NOBODY, readCaller } from '../../mapping/people.js';
import { titleOf } from '../../mapping/titles.js';
import { flag, instant, label, orderNo, pattern, text, version, word, yuan } from '../../mapping/values.js';
import { BUSINESS_LINES } from './codes.js';

const contractNo = pattern(/^[0-9A-Za-z*][0-9A-Za-z*\- ]{0,63}$/, 'HUB_CONTRACT_NO', 'must be an account, policy or card number, up to 64 letters and digits');

const read = (call: JsonReader) => ({
  callNo: call.required('callNo', orderNo, ''),
  version: call.required('version', version, 1),
  calledAt: call.required('calledAt', instant, '' as Instant),
  agentNo: call.optional('agentNo', word),
  institutionCode: call.optional('institutionCode', word),
  institutionName: call.optional('institutionName', label(200)),
  branchName: call.optional('branchName', label(200)),
  businessLine: call.optional('businessLine', word),
  contractNo: call.optional('contractNo', contractNo),
  complainant: call.child('complainant', readCaller) ?? NOBODY,
  demand: call.optional('demand', text(1_000)),
  content: call.required('content', text(10_000), ''),
  amountFen: call.optional('amountYuan', yuan),
  triedInstitutionFirst: call.optional('triedInstitutionFirst', flag),
  consentToMediate: call.optional('consentToMediate', flag),
  elderlyLine: call.optional('elderlyLine', flag) ?? false,
});
type Call = ReturnType<typeof read>;

/**
 * A call to the regulator's line (12378 来电记录) → the hub's terms.
 * @throws InputFault `HUB_SCHEMA_INVALID` (400) with one entry per fault
 */
export function readCall(body: JsonObject, now: Instant): MappedOrder {
  const faults = new Faults();
  const reader = new JsonReader(body, '', faults);
  const call = read(reader);
  reader.end();
  faults.throwIfAny('来电记录');
  return map(call, now);
}

function map(call: Call, now: Instant): MappedOrder {
  const unknown = new UnknownCodes(call.calledAt);
  const { complainant } = call;
  const meaning: MeaningFault[] = [
    ...timeFaults({ field: 'calledAt', at: call.calledAt }, { field: 'calledAt', at: null }, now),
    ...idFault(complainant.idNo, 'complainant.idNo'),
  ];
  const draft = {
    sourceOrderNo: call.callNo,
    sourceVersion: call.version,
    receivedAt: call.calledAt,
    channel: 'PHONE' as const,
    lineHint: call.businessLine === null ? null : unknown.map(BUSINESS_LINES, call.businessLine),
    respondentCode: call.institutionCode,
    amountFen: call.amountFen,
    birthYear: complainant.birthYear,
    secret: complainant.secret,
    anonymous: complainant.anonymous,
    groups: complainant.groups.map((group) => unknown.map(GROUPS, group)).filter((code) => code !== null),
    elderlyLine: call.elderlyLine,
    triedInstitutionFirst: call.triedInstitutionFirst,
    consentToMediate: call.consentToMediate,
  };
  return mappedOrder('hotline-12378', draft, {
    personal: personalOf(call),
    unknownCodes: unknown.list,
    faults: meaning,
    words: [call.businessLine ?? '', call.agentNo ?? '', ...complainant.groups],
  });
}

const personalOf = (call: Call): MappedOrder['personal'] => ({
  title: titleOf([call.demand], call.content),
  content: call.content,
  demand: call.demand,
  respondentName: call.institutionName,
  branchName: call.branchName,
  dispatcherOpinion: null,
  contractNo: call.contractNo,
  complainants: complainantsOf(call.complainant, null),
  attachments: [],
});
