import { chosenBy } from './chosen.js';

/** DOMAIN §3.5 R4: a case that names a bank or insurer we know goes to that institution: the respondent answers first. */
export const namedRespondent = chosenBy(
  'R4-named-respondent',
  ['code', 'official', 'alias', 'sound'],
  (chosen) => `the complainant named ${chosen.orgId} by ${chosen.ground}: ${chosen.alias}`,
);
