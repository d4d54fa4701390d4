export { DeliveryModule } from './delivery.module.js';
export { deliveryMigrations } from './persistence/migrations.js';
