import type { Actor, Door, Role } from '#contracts';

const OFFICER: Readonly<Record<Door, Role>> = { 'hotline-12345': 'HO', petition: 'PO', 'market-12315': 'MO', 'hotline-12378': 'HO' };

/** A door acting on its own orders through records: its source officer, and callback agent for its own orders. */
export const doorActor = (door: Door, orgId: string): Actor => ({ orgId, roles: [OFFICER[door], 'CB'], door, userHash: null });
