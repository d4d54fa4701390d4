import type { MeaningFault } from '#contracts';
import type { UnknownCodes } from './code-table.js';

/** Qingdao's districts. 370200 is the city, 370201 its placeholder for «no district». @source GB/T 2260 */
const DISTRICTS = new Set(['370200', '370201', '370202', '370203', '370211', '370212', '370213', '370214', '370215', '370281', '370283', '370285']);

/** Codes that were abolished and live on in old data → the district that took them over. @source 国务院批复 2012 (四方, 胶南), 2017 (即墨) */
const RETIRED: ReadonlyMap<string, string> = new Map([
  ['370205', '370203'],
  ['370282', '370215'],
  ['370284', '370211'],
]);

/** A district as it came → the code of today. An unknown one is kept and marked: it quarantines the referral, it does not refuse it. */
export function districtOf(raw: string | null, field: string, unknown: UnknownCodes, faults: MeaningFault[]): string | null {
  if (raw === null) return null;
  const code = RETIRED.get(raw) ?? raw;
  if (DISTRICTS.has(code)) return code;
  faults.push({ field, code: 'HUB_DISTRICT_UNKNOWN' });
  unknown.keep(field, raw);
  return /^\d{6}$/.test(code) ? code : null;
}
