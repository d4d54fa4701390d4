export type { Party, PartyKind } from './parties/party.js';
export { isInstitution } from './parties/party.js';
export { DEMO_PARTIES } from './parties/demo-parties.js';
