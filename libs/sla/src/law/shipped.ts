import type { SlaPolicy } from '../policies.js';
import { BANK_COMPLAINTS } from './bank-complaints.js';
import { COURTS } from './courts.js';
import { ENTERPRISE_HOTLINE, HOTLINE } from './hotline.js';
import { HUB_DEFAULTS } from './hub-defaults.js';
import { MARKET_ORDER_121, MARKET_ORDER_20 } from './market-regulation.js';
import { NAMED_DAYS } from './named-days.js';
import { PETITIONS, SIMPLE_PETITIONS } from './petitions.js';
import { VIOLATION_REPORTS } from './violation-reports.js';

/** The shipped limits, one file per text of law; each row carries where its number comes from. */
export const SHIPPED_POLICIES: readonly SlaPolicy[] = [
  ...BANK_COMPLAINTS,
  ...VIOLATION_REPORTS,
  ...PETITIONS,
  ...SIMPLE_PETITIONS,
  ...MARKET_ORDER_20,
  ...MARKET_ORDER_121,
  ...HOTLINE,
  ...ENTERPRISE_HOTLINE,
  ...COURTS,
  ...HUB_DEFAULTS,
  ...NAMED_DAYS,
];
