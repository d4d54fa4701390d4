import type { Door } from '#contracts';
import { REFERRAL_NAMESPACE, uuidV5 } from '#platform';

/** The Kafka key of everything told about an order at a door, and the id of its status stream: a split or a merge tells several orders, so it is not the referralId. */
export const statusKeyOf = (door: Door, sourceOrderNo: string): string => uuidV5(REFERRAL_NAMESPACE, `status\n${door}\n${sourceOrderNo}`);

/** The pull feed of a door's statuses. */
export const statusFeed = (door: Door): string => `status:${door}`;
