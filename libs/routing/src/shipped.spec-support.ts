import { DEMO_PARTIES } from '#contracts';
import { shippedEngine } from './index.js';

/** The shipped rule set for the demonstration parties: compiled once, asked by many specs. */
export const engine = shippedEngine(DEMO_PARTIES);
