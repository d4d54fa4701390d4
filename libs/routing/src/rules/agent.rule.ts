import { chosenBy } from './chosen.js';

/** DOMAIN §3.5 R10, 令2020年第3号 art. 10: the licensed institution leads for its agents (4S dealer, loan broker); the third party is only related. */
export const agent = chosenBy('R10-agent', ['agent'], (chosen) => `${chosen.orgId} answers for its agent: alias ${chosen.alias}`);
