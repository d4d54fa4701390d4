import type { RoutingParty } from './order.js';
import { reportRecipient, type ReportRecipientId } from './report-recipient.js';

/** The parties as the rules ask for them. */
export interface Directory {
  readonly parties: ReadonlyMap<string, RoutingParty>;
  readonly regulator: ReportRecipientId;
  byCode(code: string | null): RoutingParty | undefined;
  /** The basic court of a district, or the intermediate court for the city code. */
  court(districtCode: string): RoutingParty | undefined;
  /** The mediation station of the district, else the centre. */
  mediator(districtCode: string | null): RoutingParty | undefined;
}

const isIntermediate = (party: RoutingParty): boolean => party.name.includes('中级');

/** @returns undefined when the party named as regulator is absent or may not receive reports. */
export function directoryOf(list: readonly RoutingParty[], regulatorId: string): Directory | undefined {
  const parties = new Map(list.map((party) => [party.orgId, party]));
  const named = parties.get(regulatorId);
  const regulator = named === undefined ? undefined : reportRecipient(named);
  if (regulator === undefined) return undefined;
  const byCode = new Map(list.flatMap((party) => [[party.uscc, party] as const, [party.orgId, party] as const]));
  const ofKind = (kind: string): readonly RoutingParty[] => list.filter((party) => party.kind === kind);
  const courts = ofKind('COURT');
  const centre = ofKind('MEDIATION')[0];
  const stations = ofKind('MEDIATION_STATION');
  return {
    parties,
    regulator,
    byCode: (code) => (code === null ? undefined : byCode.get(code.trim().toUpperCase())),
    court: (districtCode) =>
      districtCode.endsWith('00') ? courts.find(isIntermediate) : courts.find((party) => !isIntermediate(party) && party.districtCode === districtCode),
    mediator: (districtCode) => stations.find((party) => party.districtCode === districtCode) ?? centre,
  };
}
