import type { RegisteredParty } from '#identity';
import type { Address } from './endpoint-row.js';
import type { Purpose } from './push-queue.js';

/** The address of a party today; empty where it has none. */
export const urlOf = (party: RegisteredParty | undefined, purpose: Purpose): string => (purpose === 'webhook' ? party?.webhookUrl : party?.callbackUrl) ?? '';

export const addressesOf = (parties: readonly RegisteredParty[]): readonly Address[] =>
  parties.flatMap((party) =>
    (['webhook', 'callback'] as const).flatMap((purpose) => {
      const url = urlOf(party, purpose);
      return url === '' ? [] : [{ party: party.orgId, purpose, url }];
    }),
  );

/** The secrets to sign with: the present one first, then the one before it while both are in force. */
export function lineSecrets(party: RegisteredParty | undefined, at: Date): readonly string[] {
  if (!party) return [];
  const { webhookSecret, olderSecret } = party;
  const older = olderSecret !== null && olderSecret.until.getTime() > at.getTime() ? [olderSecret.secret] : [];
  return [...(webhookSecret === null ? [] : [webhookSecret]), ...older];
}
