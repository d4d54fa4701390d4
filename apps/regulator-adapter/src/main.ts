import { runApp } from '#operations';
import { RegulatorAdapterModule } from './regulator-adapter.module.js';

await runApp({ app: 'regulator-adapter', contexts: ['intake', 'casework'], root: RegulatorAdapterModule, modules: [] });
