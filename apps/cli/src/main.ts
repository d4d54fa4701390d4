import { program } from './program.js';

const INTERRUPTED = 130;
process.on('SIGINT', () => process.exit(INTERRUPTED));
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

const hub = program();
hub.exitOverride();
for (const command of hub.commands) command.exitOverride();

try {
  await hub.parseAsync();
} catch (error) {
  process.exitCode = await exitCodeOf(error);
}

async function exitCodeOf(error: unknown): Promise<number> {
  const { explain } = await import('./output/explain.js');
  return explain(error);
}
