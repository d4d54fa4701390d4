import { PartnerModule } from '#partner';
import { OperationsModule, runApp } from '#operations';
import { PartnerApiModule } from './partner-api.module.js';

await runApp({ app: 'partner-api', contexts: ['casework'], root: PartnerApiModule, modules: [PartnerModule, OperationsModule] });
