import type { Person } from '#casework';
import type { Caller } from '#identity';
import { Problem } from '#platform';

const AT_THE_HUB: readonly Caller['scope'][] = ['desk', 'operator'];
const MAY_READ: readonly Caller['scope'][] = [...AT_THE_HUB, 'supervisor'];

/** @throws Problem 403 `HUB_ROLE_FORBIDDEN` for anybody outside the hub */
export function readerOf({ scope }: Caller): void {
  if (!MAY_READ.includes(scope))
    throw new Problem(403, 'HUB_ROLE_FORBIDDEN', '该接口仅供受理岗、运维与督办使用。This route is for the hub’s desk, its operators and the supervisor.');
}

/**
 * Who acts. What needs two people needs to tell them apart, so a key that several people share is not enough.
 * @throws Problem 403 `HUB_ROLE_FORBIDDEN`, `HUB_PERSON_KEY_NEEDED`
 */
export function personOf(caller: Caller): Person {
  if (!AT_THE_HUB.includes(caller.scope))
    throw new Problem(403, 'HUB_ROLE_FORBIDDEN', '该接口仅供受理岗与运维使用。This route is for the hub’s desk and its operators.');
  const { orgId, userHash } = caller.actor;
  if (userHash === null)
    throw new Problem(
      403,
      'HUB_PERSON_KEY_NEEDED',
      '该操作须以个人密钥进行：npx hub partner person <工号>。This needs a key of one person: npx hub partner person <staff number>.',
    );
  return { orgId, userHash };
}
