export { IntakeModule } from './intake.module.js';
export { intakeMigrations } from './persistence/migrations.js';
export type { OfficerCommandPort } from './commands/officer-command.port.js';
export { OFFICER_COMMANDS } from './commands/officer-command.port.js';
export { statusKeyOf } from './status/status-key.js';
export type { ArrivalCounts } from './ledger/arrival-ledger.js';
export { ArrivalLedger } from './ledger/arrival-ledger.js';
