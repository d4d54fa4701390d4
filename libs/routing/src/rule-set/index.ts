import { BANK_ALIASES } from './aliases-banks.js';
import { BODY_ALIASES, GROUPS, INSURER_ALIASES } from './aliases-insurers.js';
import { HOMOPHONES } from './homophones.js';
import { CAUSE_WORDS, DEMAND_WORDS } from './lexicon-causes.js';
import { CLAUSE_CUES, ROLE_CUES } from './lexicon-cues.js';
import { LINE_NAMES, LINE_WORDS } from './lexicon-lines.js';
import { MATTER_WORDS, REGULATOR_TOPICS } from './lexicon-matters.js';
import { GROUP_NAMES, PEOPLE_WORDS, URGENCY_WORDS } from './lexicon-people.js';
import { SECTOR_TOPICS, TRANSFERS } from './lexicon-sectors.js';
import { WORD_PAIRS } from './pairs.js';
import { PLACE_WORDS } from './places.js';
import { UNLISTED_INSURERS } from './outsiders-insurers.js';
import { OUTSIDE_LENDERS } from './outsiders-lenders.js';
import { DECOYS, OTHER_RESPONDENTS } from './outsiders-others.js';

/**
 * The rule set that the hub ships: the order of the rules, their parameters, the names and the words. Data only: another set may be compiled
 * instead; one that does not compile is refused and the last good one stays (ARCHITECTURE §7).
 */
export const SHIPPED_RULE_SET: unknown = {
  version: '2026.11.24-1',
  effectiveFrom: '2026-11-24',
  order: [
    'R2-discipline',
    'R1-report',
    'R1-split',
    'R9-court',
    'R8-mediation',
    'R7-not-financial',
    'R7b-other-regulator',
    'R6-outside-area',
    'R11-two-institutions',
    'R10-agent',
    'R5-group-name',
    'R4-named-respondent',
    'R12-nobody-named',
  ],
  parameters: {
    autoDispatchScore: 0.95,
    exactCode: 1,
    officialName: 0.98,
    alias: 0.96,
    homophone: 0.95,
    aliasUnknownLine: 0.9,
    ambiguous: 0.6,
    seniorYears: 60,
    majorAmountFen: 50_000_000,
    groupPersons: 5,
    manyPersons: 30,
    jointVisitPersons: 20,
    massPersons: 100,
    repeats: 3,
    duplicateDays: 120,
  },
  regulator: 'REG-NFRA-QD',
  parties: [...BANK_ALIASES, ...INSURER_ALIASES, ...BODY_ALIASES],
  groups: GROUPS,
  outsiders: [...UNLISTED_INSURERS, ...OUTSIDE_LENDERS, ...OTHER_RESPONDENTS],
  decoys: DECOYS,
  homophones: HOMOPHONES,
  lineWords: LINE_WORDS,
  lineNames: LINE_NAMES,
  causeWords: CAUSE_WORDS,
  demandWords: DEMAND_WORDS,
  roleCues: ROLE_CUES,
  clauseCues: CLAUSE_CUES,
  matterWords: MATTER_WORDS,
  regulatorTopics: REGULATOR_TOPICS,
  urgencyWords: URGENCY_WORDS,
  peopleWords: PEOPLE_WORDS,
  groupNames: GROUP_NAMES,
  sectorTopics: SECTOR_TOPICS,
  placeWords: PLACE_WORDS,
  wordPairs: WORD_PAIRS,
  transfers: TRANSFERS,
};
