import type { Tx } from '#persistence';

const OVERLAP_MS = 86_400_000;

/**
 * A party's next signing secret; for a day pushes are signed with the one before it too. Receivers compare time stamps with their own clocks, so the overlap is real time.
 * @returns when the earlier one ends
 */
export async function turnSecret(tx: Tx, orgId: string, secret: string): Promise<string> {
  const until = new Date(performance.timeOrigin + performance.now() + OVERLAP_MS).toISOString();
  await tx.query(
    'update identity.agreement set older_secret = webhook_secret, older_secret_until = case when webhook_secret is not null then $3::timestamptz end, webhook_secret = $2 where org_id = $1',
    [orgId, secret, until],
  );
  return until;
}
