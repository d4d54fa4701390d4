export type { Expected, SampleLine } from './orders/sample.js';
export { sample } from './orders/sample.js';
export { MARKET_COLUMNS, csvLine, marketLine, marketRowOf } from './orders/dialects/market-12315.js';
export { hotlineOrderOf } from './orders/dialects/hotline-12345.js';
export { callOf } from './orders/dialects/hotline-12378.js';
export { petitionXmlOf } from './orders/dialects/petition.js';
export type { OrderDraft } from './orders/order-draft.js';
export { Random } from './orders/random.js';
export { personOf } from './orders/people.js';
