import { isInstitution, type Actor } from '#contracts';
import type { RegisteredParty } from '#identity';
import type { Instant, JsonObject } from '#kernel';
import { newId } from '#platform';
import type { CommandBody, Recipient, Referral } from '#referral';
import type { Clock } from '../work/clock.js';
import { returnUntil, type LegalTime } from '../work/clock-effects.js';

export interface DomainContext {
  readonly at: Instant;
  readonly law: LegalTime;
  readonly state: Referral;
  readonly actor: Actor;
  readonly clocks: readonly Clock[];
  /** Keyed hash of a handler's name inside its institution. */
  readonly hashOf: (name: string) => string;
  readonly party: (orgId: string) => RegisteredParty | undefined;
  readonly alreadySplit: boolean;
  readonly mergeTarget: { readonly referralId: string; readonly isOpen: boolean; readonly matterType: string | null; readonly sourceSystem: string } | null;
}

export type Build = (body: JsonObject, context: DomainContext) => CommandBody;

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text) : []);
export const optional = (value: unknown): string | null => (typeof value === 'string' ? value : null);
export const instant = (value: unknown): Instant => new Date(text(value)).toISOString() as Instant;
export const proof = (value: unknown): { readonly mode: string; readonly at: Instant } => ({
  mode: text((value as JsonObject).mode),
  at: instant((value as JsonObject).at),
});

/** A party that is to receive the case, as the registry knows it; an unknown one is as good as a closed window. */
export function recipient(orgId: string, { party }: Pick<DomainContext, 'party'>): Recipient {
  const found = party(orgId);
  return {
    orgId,
    isInstitution: found === undefined || isInstitution(found.kind) || found.kind === 'ASSOCIATION',
    isActive: found?.isActive ?? false,
    assignmentId: newId(),
  };
}

/** The lead of a dispatch or reassignment, and until when it may ask to return the case. */
export function lead(
  orgId: string,
  { at, law, state, party }: DomainContext,
): { leadOrgId: string; leadIsInstitution: boolean; leadIsActive: boolean; assignmentId: string; returnUntil: Instant } {
  const { isInstitution: leadIsInstitution, isActive: leadIsActive, assignmentId } = recipient(orgId, { party });
  return { leadOrgId: orgId, leadIsInstitution, leadIsActive, assignmentId, returnUntil: returnUntil(at, state, law) };
}
