export { CaseworkConsumersModule, CaseworkModule } from './casework.module.js';
export { CaseworkService } from './casework.service.js';
export { ReceiveService } from './receive/receive.service.js';
export { caseworkMigrations } from './persistence/migrations.js';
export type { InboxPage, ReferralView } from './queries/views.js';
export { CaseViews } from './queries/views.js';
export type { Trace } from './queries/trace.js';
export { Traces } from './queries/trace.js';
export { itemFeed } from './work/rows.js';
