import type { HubHttp } from '#simulation';
import { command } from '../partners/commands.js';
import type { CommandLine } from './institution.js';

/** Commands by HTTP: answered at once. */
export const httpLine = (http: HubHttp): CommandLine => ({
  give: async (referralId, name, body) => (await command(http, referralId, name, body)).status === 200,
});
