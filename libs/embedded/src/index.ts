export type { EmbeddedOptions, EmbeddedServers, ServerHealth } from './start-embedded.js';
export { startEmbedded } from './start-embedded.js';
export type { ServerState } from './process/supervisor.js';
export type { ProcessIdentity } from './process/process-identity.js';
export { identify, isAlive } from './process/process-identity.js';
export { stopProcess } from './process/stop-process.js';
export { removeData } from './remove-data.js';
