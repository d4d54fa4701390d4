import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
export const at = (...parts) => resolve(root, ...parts);
export const hubMain = at('dist/apps/hub/src/main.js');
export const jarsDir = at('docker/kafka/lib');
