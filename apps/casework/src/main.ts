import { CaseworkConsumersModule } from '#casework';
import { runApp } from '#operations';
import { CaseworkAppModule } from './casework.module.js';

await runApp({ app: 'casework', contexts: ['casework'], root: CaseworkAppModule, modules: [CaseworkConsumersModule] });
