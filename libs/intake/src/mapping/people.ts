import type { Attachment, Complainant } from '#contracts';
import type { CodeTable } from './code-table.js';
import { codeTable } from './code-table.js';
import type { JsonReader } from './json-reader.js';
import { flag, idNo, label, pattern, phone, text, whole, word } from './values.js';

/** 特殊群体 as the JSON doors name them → the hub's codes. */
export const GROUPS: CodeTable<string> = codeTable('groups', '2026-01-01', [
  ['老年人', 'ELDERLY'],
  ['残疾人', 'DISABLED'],
  ['未成年人', 'MINOR'],
  ['孕妇', 'PREGNANT'],
  ['孕产妇', 'PREGNANT'],
  ['农民工', 'MIGRANT_WORKER'],
  ['退役军人', 'VETERAN'],
  ['低保', 'LOW_INCOME'],
  ['低保特困', 'LOW_INCOME'],
  ['重病患者', 'SERIOUS_ILLNESS'],
  ['外籍人士', 'FOREIGN'],
  ['港澳台', 'HMT'],
  ['新市民', 'NEW_CITIZEN'],
  ['小微企业', 'ENTERPRISE_SMALL'],
  ['个体工商户', 'ENTERPRISE_SMALL'],
]);

export interface Caller {
  readonly name: string | null;
  readonly phone: string | null;
  readonly idNo: string | null;
  readonly birthYear: number | null;
  readonly secret: boolean;
  readonly anonymous: boolean;
  readonly groups: readonly string[];
}

export const NOBODY: Caller = { name: null, phone: null, idNo: null, birthYear: null, secret: false, anonymous: false, groups: [] };

/** `caller` of hotline-12345, `complainant` of hotline-12378. */
export const readCaller = (reader: JsonReader): Caller => ({
  name: reader.optional('name', label(64)),
  phone: reader.optional('phone', phone),
  idNo: reader.optional('idNo', idNo),
  birthYear: reader.optional('birthYear', whole(1900, 2099)),
  secret: reader.optional('secret', flag) ?? false,
  anonymous: reader.optional('anonymous', flag) ?? false,
  groups: reader.list('groups', 20, word),
});

/** One complainant, or none where nothing of a person is known. */
export function complainantsOf({ name, phone: number, idNo: id }: Caller, address: string | null): readonly Complainant[] {
  return name === null && number === null && id === null && address === null ? [] : [{ name, phone: number, idNo: id, address, representative: false }];
}

const MAX_BYTES = 5_368_709_120;

/** The members of an attachment that every dialect shares. */
export const attachmentReads = {
  name: text(255),
  mediaType: pattern(/^[a-z0-9][\w.+-]{0,63}\/[\w.+-]{1,100}$/i, 'HUB_MEDIA_TYPE', 'must be a media type, for example application/pdf'),
  sha256: pattern(/^[0-9a-fA-F]{64}$/, 'HUB_SHA256', 'must be a SHA-256 in hex, 64 characters'),
  url: pattern(/^https?:\/\/[^\s"<>\\]{1,2000}$/, 'HUB_URL', 'must be an http or https address'),
} as const;

/** Attachments are named and hashed here and fetched later, never while an order is taken. */
export const readAttachments = (reader: JsonReader): readonly Attachment[] =>
  reader.children('attachments', 20, (file) => ({
    name: file.required('name', attachmentReads.name, ''),
    mediaType: file.required('mediaType', attachmentReads.mediaType, ''),
    bytes: file.required('bytes', whole(0, MAX_BYTES), 0),
    sha256: file.required('sha256', attachmentReads.sha256, '').toLowerCase(),
    url: file.optional('url', attachmentReads.url),
  }));
