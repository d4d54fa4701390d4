import { isDoor, type Door } from '#contracts';
import type { Caller } from '#identity';
import { Problem } from '#platform';

/** A key opens its own door only. @throws Problem 404 for a door that is not served here, 403 `HUB_WRONG_DOOR` */
export function ownDoor(caller: Caller, name: string, here: readonly Door[]): Door {
  if (!isDoor(name) || !here.includes(name)) throw new Problem(404, 'HUB_DOOR_UNKNOWN', `这里没有这个入口。This process serves ${here.join(', ')}.`);
  if (caller.door !== name)
    throw new Problem(403, 'HUB_WRONG_DOOR', '该密钥不属于这个入口，请使用本单位的入口。This key belongs to another door: use the address of your own.');
  return name;
}

/** Set by the caller for one request, or on the party for all of them. */
export function isDrillRequest(caller: Caller, header: unknown): boolean {
  if (header === undefined || header === '' || header === 'false') return caller.isDrill;
  if (header === 'true') return true;
  throw new Problem(400, 'HUB_HEADER_INVALID', '请求头 X-Hub-Drill 只能为 true 或 false。The header X-Hub-Drill is true or false.');
}
