export { deliveryMigrations } from './persistence/migrations.js';
