import type { Instant, LocalDate } from '#kernel';
import type { Attachment, Complainant, MeaningFault } from '#contracts';
import { InputFault } from '#platform';
import { UnknownCodes } from '../../mapping/code-table.js';
import { districtOf } from '../../mapping/districts.js';
import { Faults } from '../../mapping/faults.js';
import { idFault, timeFaults } from '../../mapping/meaning.js';
import { mappedOrder, type MappedOrder } from '../../mapping/mapped-order.js';
import { attachmentReads } from '../../mapping/people.js';
import { flagText, idNo, label, localDate, oneOf, orderNo, phone, startOfDay, text, wholeText, word } from '../../mapping/values.js';
import type { XmlNode } from '../../xml/read-xml.js';
import { PETITION_NAMESPACE } from '../../xml/write-xml.js';
import { XmlReader } from '../../xml/xml-reader.js';
import { FORMS, MATTER_CLASSES, TRANSFERS } from './codes.js';

const MAX_VERSION = 2_147_483_647;
/** 信访工作条例 art. 18: a joint petition names at most five representatives. */
const MAX_PETITIONERS = 5;

const readPetitioner = (person: XmlReader): Complainant => ({
  name: person.optional('name', label(64)),
  idNo: person.optional('idNo', idNo),
  phone: person.optional('phone', phone),
  address: person.optional('address', text(300)),
  representative: person.optional('representative', flagText) ?? false,
});

const readAttachment = (file: XmlReader): Attachment => ({
  name: file.required('name', attachmentReads.name, ''),
  mediaType: file.required('mediaType', attachmentReads.mediaType, ''),
  bytes: file.required('bytes', wholeText(0, 9_999_999_999), 0),
  sha256: file.required('sha256', attachmentReads.sha256, '').toLowerCase(),
  url: file.optional('url', attachmentReads.url),
});

const read = (letter: XmlReader) => ({
  no: letter.attribute('no', orderNo, ''),
  version: letter.attribute('version', wholeText(1, MAX_VERSION), 1),
  form: letter.required('form', word, ''),
  matterClass: letter.required('matterClass', word, ''),
  first: letter.required('first', flagText, true),
  transfer: letter.required('transfer', oneOf(TRANSFERS), '转送'),
  reportDueDate: letter.optional('reportDueDate', localDate),
  petitioners: letter.children('petitioners', 'petitioner', MAX_PETITIONERS, readPetitioner),
  personCount: letter.optional('personCount', wholeText(1, 1_000_000)),
  respondent: letter.optional('respondent', label(200)),
  subject: letter.required('subject', text(120), ''),
  body: letter.required('body', text(10_000), ''),
  district: letter.optional('district', word),
  receivedOn: letter.required('receivedOn', localDate, '' as LocalDate),
  confidential: letter.optional('confidential', flagText) ?? false,
  attachments: letter.children('attachments', 'attachment', 20, readAttachment),
});
type Letter = ReturnType<typeof read>;

/**
 * A letter or visit that the petition bureau hands over (信访事项转送、交办) → the hub's terms.
 * @throws InputFault `HUB_XML_ROOT` (400), `HUB_SCHEMA_INVALID` (400) with one entry per fault
 */
export function readPetition(root: XmlNode, now: Instant): MappedOrder {
  if (root.name !== 'petition' || root.namespace !== PETITION_NAMESPACE)
    throw new InputFault(
      'HUB_XML_ROOT',
      400,
      `根元素应为 petition，命名空间 ${PETITION_NAMESPACE}。The root must be petition in the namespace ${PETITION_NAMESPACE}.`,
    );
  const faults = new Faults();
  const reader = new XmlReader(root, '/petition', faults);
  const letter = read(reader);
  reader.end();
  if (letter.transfer === '交办' && letter.reportDueDate === null)
    faults.add('/petition/reportDueDate', 'HUB_FIELD_REQUIRED', 'is required where transfer is 交办');
  faults.throwIfAny('信访件');
  return map(letter, now);
}

function map(letter: Letter, now: Instant): MappedOrder {
  const receivedAt = startOfDay(letter.receivedOn);
  const unknown = new UnknownCodes(receivedAt);
  const meaning: MeaningFault[] = timeFaults({ field: 'receivedOn', at: receivedAt }, { field: 'receivedOn', at: null }, now);
  letter.petitioners.forEach((person, index) => meaning.push(...idFault(person.idNo, `petitioners[${index + 1}].idNo`)));
  unknown.map(MATTER_CLASSES, letter.matterClass);
  const draft = {
    sourceOrderNo: letter.no,
    sourceVersion: letter.version,
    receivedAt,
    kindWord: letter.matterClass,
    channel: unknown.map(FORMS, letter.form),
    districtCode: districtOf(letter.district, 'district', unknown, meaning),
    personCount: letter.personCount,
    secret: letter.confidential,
    petition: { first: letter.first, transfer: letter.transfer, reportDueOn: letter.reportDueDate },
  };
  return mappedOrder('petition', draft, { personal: personalOf(letter), unknownCodes: unknown.list, faults: meaning, words: [letter.form] });
}

const personalOf = (letter: Letter): MappedOrder['personal'] => ({
  title: letter.subject,
  content: letter.body,
  demand: null,
  respondentName: letter.respondent,
  branchName: null,
  dispatcherOpinion: null,
  contractNo: null,
  complainants: letter.petitioners,
  attachments: letter.attachments,
});
