// npm packages as package-lock.json says, and Node 24 among them.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { at, root } from './paths.mjs';
import { quietly } from './run.mjs';
import { step, Stop, words } from './say.mjs';

const NODE_VERSION = '24.21.0';
const OLDEST_NODE = [24, 11];

const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];

/** Runs `npm ci` when what is installed is not what package-lock.json says. A linked node_modules is somebody else's and left alone. */
export async function ensurePackages() {
  if (isLink('node_modules') || isInstalled()) return;
  const name = words('安装 npm 依赖', 'installing the npm packages');
  const { code, output } = await step(name, () => quietly('npm', ['ci', ...QUIET]));
  if (code !== 0) throw new Stop(words(`npm 依赖没有装上：\n${output}`, `the npm packages could not be installed:\n${output}`), 1);
}

const isLink = (path) => lstatSync(at(path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** npm's own note of what it installed, compared entry by entry: a changed date alone installs nothing. */
function isInstalled() {
  const note = at('node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' || installed[path]?.version === version || (!installed[path] && (optional || devOptional || peer)),
  );
}

/** The path of a Node that runs the product: npm's package `node`, its platform package, or this very Node when it is new enough. */
export async function ensureNode24() {
  const found = candidates().find(isNewEnough);
  if (found) return found;
  const spare = at('.hub/node24');
  const name = words(`取得 Node ${NODE_VERSION}`, `fetching Node ${NODE_VERSION}`);
  const { code, output } = await step(name, () =>
    quietly('npm', ['install', '--prefix', spare, '--ignore-scripts', '--no-save', ...QUIET, `${platformPackage}@${NODE_VERSION}`]),
  );
  const fetched = candidates().find(isNewEnough);
  if (code === 0 && fetched) return fetched;
  throw new Stop(
    words(
      `需要 Node ${OLDEST_NODE.join('.')} 以上，也没能从 npm 取得：\n${output}`,
      `Node ${OLDEST_NODE.join('.')} or newer is needed and could not be fetched:\n${output}`,
    ),
  );
}

const platformPackage = `node-${process.platform}-${process.arch}`;
const candidates = () => [
  at('node_modules/node/bin/node'),
  at('node_modules', platformPackage, 'bin/node'),
  at('node_modules/node/node_modules', platformPackage, 'bin/node'),
  at('.hub/node24/node_modules', platformPackage, 'bin/node'),
  process.execPath,
];

function isNewEnough(path) {
  const version = path === process.execPath ? process.version : existsSync(path) ? spawnSync(path, ['-v'], { encoding: 'utf8' }).stdout : '';
  const [major, minor] = /^v(\d+)\.(\d+)/
    .exec(version ?? '')
    ?.slice(1)
    .map(Number) ?? [0, 0];
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** The environment for programs of this project: its own tools first, Node 24 before any other. */
export const toolEnv = (node24, extra = {}) => ({
  ...process.env,
  PATH: [node24.replace(/\/node$/, ''), at('node_modules/.bin'), process.env.PATH].join(delimiter),
  INIT_CWD: root,
  ...extra,
});
