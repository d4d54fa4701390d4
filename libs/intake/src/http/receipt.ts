import type { Door } from '#contracts';
import type { Instant } from '#kernel';
import { Problem } from '#platform';
import type { Acceptance } from '../accept/acceptance.js';

export const orderPath = (door: Door, sourceOrderNo: string): string => `/v1/doors/${door}/orders/${encodeURIComponent(sourceOrderNo)}`;

export interface ReceiptBody {
  readonly referralId: string;
  readonly referralNo: string | null;
  readonly sourceOrderNo: string;
  readonly sourceVersion: number;
  readonly duplicate: boolean;
  readonly receivedAt: Instant;
  readonly links: { readonly status: string };
}

export interface Receipt {
  readonly httpStatus: 200 | 202;
  readonly body: ReceiptBody;
}

/**
 * What the sender of a single order gets: 202 for something new, 200 for a repeat (or a version lower than the one that counts).
 * @throws Problem 409 `HUB_SOURCE_CONFLICT`: the copy is kept beside the referral, a person decides
 */
export function receiptOf(door: Door, acceptance: Acceptance): Receipt {
  const { judgement, referralId, referralNo, sourceOrderNo, sourceVersion, receivedAt } = acceptance;
  if (judgement === 'conflict') {
    throw new Problem(
      409,
      'HUB_SOURCE_CONFLICT',
      '同一工单号和版本已收到过内容不同的一份，本份已隔离留存；如需更新请提高版本号重发。The same order and version came before with other content; this copy is kept aside. To change an order send it with a higher version.',
      { members: { referralId, sourceOrderNo, sourceVersion } },
    );
  }
  const duplicate = judgement === 'duplicate' || judgement === 'stale';
  return {
    httpStatus: duplicate ? 200 : 202,
    body: { referralId, referralNo, sourceOrderNo, sourceVersion, duplicate, receivedAt, links: { status: orderPath(door, sourceOrderNo) } },
  };
}
