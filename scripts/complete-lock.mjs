// npm run lock: after a change of package.json. npm leaves a foreign platform's package out of the lock file when the registry at hand does not
// serve it, and `npm ci` then refuses the file everywhere. Every exactly pinned optional package is therefore named; npm installs what fits.
import { readFileSync, writeFileSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { quietly } from './lib/run.mjs';
import { runScript, say, Stop, words } from './lib/say.mjs';
import { missingPlatforms, withPlatforms } from './lib/platform-packages.mjs';

await runScript(async () => {
  const { code, output } = await quietly('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Stop(words(`npm 没有写成锁文件：\n${output}`, `npm could not write the lock file:\n${output}`), 1);
  const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  const missing = missingPlatforms(lock);
  writeFileSync(at('package-lock.json'), `${JSON.stringify(withPlatforms(lock, missing), null, 2)}\n`);
  say(words(`锁文件补上 ${missing.length} 个其他平台的包`, `${missing.length} packages of other platforms added to the lock file`));
  return 0;
});
