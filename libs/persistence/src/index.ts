export type { Tx } from './tx.js';
export type { PoolState, Scope } from './database.js';
export { Database } from './database.js';
export type { HubMigration } from './migrate.js';
export { migrate } from './migrate.js';
export { PersistenceModule } from './persistence.module.js';
export { isConflict, isTransient, sqlState } from './transient.js';
