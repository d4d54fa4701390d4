export type { Tx } from './tx.js';
export type { Scope } from './database.js';
export { Database } from './database.js';
export type { HubMigration } from './hub-migration.js';
export { migrate } from './migrate.js';
export { PersistenceModule } from './persistence.module.js';
export { isConflict, isTransient, sqlState } from './transient.js';
