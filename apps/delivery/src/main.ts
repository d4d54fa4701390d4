import { DeliveryModule } from '#delivery';
import { runApp } from '#operations';
import { DeliveryAppModule } from './delivery.module.js';

await runApp({ app: 'delivery', contexts: ['delivery'], root: DeliveryAppModule, modules: [DeliveryModule] });
