import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { HubError } from '#kernel';

/** Whom PostgreSQL runs as; null = as the hub itself. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

const NAME = 'postgres';

/**
 * PostgreSQL refuses to run as root: under root it runs as user `postgres`, who is made when missing.
 * @throws HubError `HUB_POSTGRES_USER` when there is no such user and none can be made.
 */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return null;
  const found = lookUp() ?? (makeUser() ? lookUp() : null);
  if (found !== null) return found;
  throw new HubError('HUB_POSTGRES_USER', `PostgreSQL 不能以 root 运行，也无法创建用户 ${NAME}：请以普通用户启动，或设置 HUB_DATABASE_URL`, false);
}

function lookUp(): ServerUser {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${NAME}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

const makeUser = (): boolean => spawnSync('useradd', ['--system', '--user-group', '--no-create-home', NAME]).status === 0;

/** Whether that user can go into the folder: a 0700 folder anywhere above is enough to keep him out. */
export const canEnter = (user: ServerUser, folder: string): boolean =>
  spawnSync('/usr/bin/test', ['-x', folder], user === null ? { cwd: '/' } : { ...user, cwd: '/' }).status === 0;
