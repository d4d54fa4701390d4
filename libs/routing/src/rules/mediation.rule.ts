import type { RouteRule } from './route-rule.js';

/** DOMAIN §3.5 R8: both sides agreed to mediation: the station of the complainant's district, else the centre; consent of one side is not enough. */
export const mediation: RouteRule = {
  id: 'R8-mediation',
  route({ counterpart, directory, order, reading }) {
    const body = counterpart.kind === 'body' && directory.parties.get(counterpart.orgId)?.kind === 'MEDIATION';
    if (body)
      return {
        destination: { action: 'dispatch', leadOrgId: counterpart.orgId, assistOrgIds: [] },
        score: 0.96,
        because: `the matter is the mediation at ${counterpart.orgId}`,
      };
    const party = directory.mediator(order.districtCode);
    if (reading.weightOf('matter', 'both-agree') === 0 || party === undefined) return undefined;
    const assistOrgIds = counterpart.kind === 'institution' ? [counterpart.orgId] : [];
    return {
      destination: { action: 'dispatch', leadOrgId: party.orgId, assistOrgIds },
      score: 0.96,
      because: `both sides agreed to mediation, ${party.orgId} by district`,
    };
  },
};
