// Packages of one platform in package-lock.json: which of them a pinned optional dependency names and the lock file does not.
const FOLDER = 'node_modules/';
const OPERATING_SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** @returns {{name: string, version: string, dev: boolean}[]} by name; only exact versions can be named without asking a registry */
export function missingPlatforms({ packages }) {
  const missing = new Map();
  for (const { optionalDependencies = {}, dev } of Object.values(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!/^\d+\.\d+\.\d+/.test(version) || isLocked(packages, name)) continue;
      missing.set(name, { name, version, dev: dev === true });
    }
  }
  return [...missing.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isLocked = (packages, name) => Object.keys(packages).some((path) => path === FOLDER + name || path.endsWith(`/${FOLDER}${name}`));

export function withPlatforms(lock, missing) {
  const added = missing.map((entry) => [FOLDER + entry.name, lockEntry(entry)]);
  const [root, ...rest] = Object.entries(lock.packages);
  const sorted = [...rest, ...added].sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries([root, ...sorted]) };
}

/** Without os and cpu npm would fetch it everywhere; both stand in such a package's name. */
function lockEntry({ name, version, dev }) {
  const parts = name.split(/[/-]/);
  const os = parts.filter((part) => OPERATING_SYSTEMS.includes(part));
  const cpu = parts.filter((part) => PROCESSORS.includes(part));
  if (os.length !== 1) throw new Error(`${name}: no operating system in the name of this optional package`);
  return { version, ...(cpu.length === 1 ? { cpu } : {}), ...(dev ? { dev } : {}), optional: true, os };
}
