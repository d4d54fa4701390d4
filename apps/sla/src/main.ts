import { CaseworkTimersModule } from '#casework';
import { runApp } from '#operations';
import { SlaAppModule } from './sla.module.js';

await runApp({ app: 'sla', contexts: ['casework'], root: SlaAppModule, modules: [CaseworkTimersModule] });
