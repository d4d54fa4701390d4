import { runApp } from '#operations';
import { PetitionAdapterModule } from './petition-adapter.module.js';

await runApp({ app: 'petition-adapter', contexts: ['intake', 'casework'], root: PetitionAdapterModule, modules: [] });
