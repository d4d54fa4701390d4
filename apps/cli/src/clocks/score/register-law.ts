import { SHIPPED_POLICIES, type SlaPolicy } from '#sla';

/** A hundred years: no limit of this law is reached while a register is lived through. */
const NEVER_MIN = 100 * 365 * 24 * 60;

/**
 * The law of a scoring hub: only the limit that the register gave can pass. The limits of law would need calendars of other countries and other years,
 * and would tell breaches that nobody asked about. The version sorts before the shipped ones, so it is the one that is found.
 */
export const REGISTER_LAW: readonly SlaPolicy[] = [...new Map(SHIPPED_POLICIES.map((policy) => [policy.ruleId, policy])).values()]
  .filter(({ ruleId }) => ruleId !== 'SOURCE_DUE')
  .map((policy) => ({
    ...policy,
    version: `0-register:${policy.ruleId}`,
    amount: NEVER_MIN,
    unit: 'MIN',
    urgency: null,
    warnWithin: null,
    effectiveFrom: '0001-01-01',
    effectiveTo: null,
  }));
