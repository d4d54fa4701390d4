import type { RouteRule } from './route-rule.js';

/** DOMAIN §3.5 R8: both sides agreed to mediation, or the complaint closed without agreement and the complainant asks: the station of the complainant's district, else the centre; consent of one side is not enough. */
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
    const said = (tag: string): boolean => reading.weightOf('matter', tag) > 0;
    if (!(said('both-agree') || (said('asks-mediation') && said('no-agreement'))) || party === undefined) return undefined;
    const assistOrgIds = counterpart.kind === 'institution' ? [counterpart.orgId] : [];
    return {
      destination: { action: 'dispatch', leadOrgId: party.orgId, assistOrgIds },
      score: 0.96,
      because: `mediation agreed to, or asked for after a complaint without agreement: ${party.orgId} by district`,
    };
  },
};
