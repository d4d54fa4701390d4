import { at } from '../../lib/paths.mjs';

/** Which officers' commands a door may ever use: the door's own table. */
export const { mayUse } = await import(at('dist/libs/intake/src/commands/officer-commands.js'));
