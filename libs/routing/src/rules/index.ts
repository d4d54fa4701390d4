import { agent } from './agent.rule.js';
import { court } from './court.rule.js';
import { discipline } from './discipline.rule.js';
import { groupName } from './group-name.rule.js';
import { mediation } from './mediation.rule.js';
import { namedRespondent } from './named-respondent.rule.js';
import { nobodyNamed } from './nobody-named.rule.js';
import { notFinancial } from './not-financial.rule.js';
import { otherRegulator } from './other-regulator.rule.js';
import { outsideArea } from './outside-area.rule.js';
import { report } from './report.rule.js';
import type { RouteRule } from './route-rule.js';
import { split } from './split.rule.js';
import { twoInstitutions } from './two-institutions.rule.js';

/** Every kind of test that a rule set may put in order. */
export const RULES: readonly RouteRule[] = [
  report,
  split,
  discipline,
  court,
  mediation,
  otherRegulator,
  notFinancial,
  outsideArea,
  twoInstitutions,
  agent,
  groupName,
  namedRespondent,
  nobodyNamed,
];
