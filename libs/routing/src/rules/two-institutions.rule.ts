import { chosenBy } from './chosen.js';

/** DOMAIN §3.5 R11: two institutions named: the seller leads for mis-selling, the issuer for claims and surrender; or the writer says whom the complaint is about. */
export const twoInstitutions = chosenBy(
  'R11-two-institutions',
  ['target', 'sold-or-issued', 'line'],
  (chosen) => `of the institutions named, ${chosen.orgId} by ${chosen.ground}: alias ${chosen.alias}`,
);
