export { FakeClock } from './fake-clock.js';
export type { HotlineOrder } from './builders.js';
export { hotlineOrder, newOrderNo } from './builders.js';
export type { TestServers, TestServersOptions } from './test-servers.js';
export { testServers } from './test-servers.js';
export { emptyBroker } from './empty-broker.js';
