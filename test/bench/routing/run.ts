import { Command } from 'commander';
import { registerRoute } from '../../../apps/cli/src/route/route.commands.js';

/** `hub route …` alone, for measuring while the rest of the command line is not at hand. */
const program = new Command('hub');
registerRoute(program);
await program.parseAsync();
