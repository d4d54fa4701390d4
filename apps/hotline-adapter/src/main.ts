import { runApp } from '#operations';
import { HotlineAdapterModule } from './hotline-adapter.module.js';

await runApp({ app: 'hotline-adapter', contexts: ['intake', 'casework'], root: HotlineAdapterModule, modules: [] });
