import { words } from './output/words.js';
import { program } from './program.js';

const INTERRUPTED = 130;
process.on('SIGINT', () => process.exit(INTERRUPTED));
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

const hub = program();
await addRoute();
await addClocks();
await addHands();
await addCalendar();
await addDeliveries();
hub.exitOverride();
for (const command of hub.commands) command.exitOverride();

try {
  await hub.parseAsync();
} catch (error) {
  process.exitCode = await exitCodeOf(error);
}

/** The rules of routing are a large library: only its own verb loads it, the help of the others names it. */
async function addRoute(): Promise<void> {
  if (process.argv[2] === 'route') (await import('./route/route.commands.js')).registerRoute(hub);
  else hub.command('route').description(words('对口处理：不连服务器试算一件工单去哪里、为什么', 'where an order would go and why, without a server'));
}

async function addClocks(): Promise<void> {
  if (process.argv[2] === 'clocks') (await import('./clocks/clocks.commands.js')).registerClocks(hub);
  else hub.command('clocks').description(words('时限：不连服务器试算期限', 'time limits, tried without a server'));
}

async function addHands(): Promise<void> {
  if (process.argv[2] === 'hands') (await import('./hands/hands.commands.js')).registerHands(hub);
  else hub.command('hands').description(words('停留时间：把一份外部日志按改派重演', 'time in hands: a foreign log replayed as reassignments'));
}

async function addCalendar(): Promise<void> {
  if (process.argv[2] === 'calendar') (await import('./calendar/calendar.commands.js')).registerCalendar(hub);
  else
    hub
      .command('calendar')
      .description(words('工作日历：年度、国务院放假通知、单位日历、重算报告', 'working days: years, notices, organisations’ own days, recalculations'));
}

async function addDeliveries(): Promise<void> {
  if (process.argv[2] === 'deliveries') (await import('./delivery/deliveries.commands.js')).registerDeliveries(hub);
  else
    hub.command('deliveries').description(words('推送：查看、重发、放行、恢复推送地址', 'pushes to partners: look, send again, let go on, enable an endpoint'));
}

async function exitCodeOf(error: unknown): Promise<number> {
  const { explain } = await import('./output/explain.js');
  return explain(error);
}
