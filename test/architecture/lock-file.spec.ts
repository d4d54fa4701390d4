import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Missing {
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}
interface PlatformPackages {
  missingPlatforms(this: void, lock: unknown): readonly Missing[];
  withPlatforms(this: void, lock: unknown, missing: readonly Missing[]): { readonly packages: Readonly<Record<string, unknown>> };
}

const root = resolve(import.meta.dirname, '../..');
const { missingPlatforms, withPlatforms } = (await import(
  pathToFileURL(resolve(root, 'scripts/lib/platform-packages.mjs')).href
)) as unknown as PlatformPackages;

describe('package-lock.json', () => {
  it('names the packages of every platform, so that npm ci takes it everywhere (npm run lock)', () => {
    expect(missingPlatforms(JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')))).toEqual([]);
  });

  it('is completed with what fits only the platform in the name', () => {
    const lock = { packages: { '': {}, 'node_modules/tool': { dev: true, optionalDependencies: { '@tool/win32-x64-msvc': '1.2.3' } } } };
    const missing = missingPlatforms(lock);
    expect(missing.map(({ name }) => name)).toEqual(['@tool/win32-x64-msvc']);
    const entry = withPlatforms(lock, missing).packages['node_modules/@tool/win32-x64-msvc'];
    expect(entry).toEqual({ version: '1.2.3', cpu: ['x64'], dev: true, optional: true, os: ['win32'] });
  });
});
