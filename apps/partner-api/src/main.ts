import { PartnerModule } from '#partner';
import { runApp } from '#operations';
import { PartnerApiModule } from './partner-api.module.js';

await runApp({ app: 'partner-api', contexts: ['casework'], root: PartnerApiModule, modules: [PartnerModule] });
