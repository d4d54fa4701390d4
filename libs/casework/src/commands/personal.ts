import type { PersonalPart } from '#contracts';
import type { PersonKeys } from '#identity';
import type { JsonObject } from '#kernel';
import type { Tx } from '#persistence';
import { openSealed, type SealingKey } from '#platform';

/** The opened texts of one case, as far as the reader's row security lets them through. */
export interface OpenedContent {
  readonly source: PersonalPart | null;
  readonly supplements: readonly string[];
  readonly reply: JsonObject | null;
  readonly returnExplanation: string | null;
}

interface Row {
  readonly kind: string;
  readonly key_id: string;
  readonly sealed: string;
}

const NOTHING: OpenedContent = { source: null, supplements: [], reply: null, returnExplanation: null };

/** Opens what is kept of a case; a person whose key was destroyed leaves nothing to open. */
export async function openContent(tx: Tx, keys: PersonKeys, referralId: string): Promise<OpenedContent> {
  const rows = await tx.query<Row>('select kind, key_id, sealed from casework.content where referral_id = $1 order by created_at, content_id', [referralId]);
  const keyring = await keys
    .byIds(
      tx,
      rows.map(({ key_id: keyId }) => keyId),
    )
    .catch(() => new Map<string, SealingKey>());
  let opened = NOTHING;
  for (const row of rows) {
    const key = keyring.get(row.key_id);
    if (!key) continue;
    const value = JSON.parse(openSealed(key, row.sealed, referralId)) as JsonObject;
    opened = withContent(opened, row.kind, value);
  }
  return opened;
}

function withContent(opened: OpenedContent, kind: string, value: JsonObject): OpenedContent {
  switch (kind) {
    case 'source':
      return { ...opened, source: value as unknown as PersonalPart };
    case 'material':
      return typeof value.text === 'string' ? { ...opened, supplements: [...opened.supplements, value.text] } : opened;
    case 'reply':
      return { ...opened, reply: value };
    case 'explanation':
      return { ...opened, returnExplanation: typeof value.explanation === 'string' ? value.explanation : null };
    default:
      return opened;
  }
}
