import { runApp } from '#operations';
import { MarketAdapterModule } from './market-adapter.module.js';

await runApp({ app: 'market-adapter', contexts: ['intake', 'casework'], root: MarketAdapterModule, modules: [] });
