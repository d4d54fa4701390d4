import type { Command } from 'commander';
import { words } from '../output/words.js';

const JSON_OPTION = ['--json', words('以 JSON 输出', 'print JSON')] as const;
const EXAMPLES = `
${words('例', 'Examples')}:
  npx hub time
  npx hub time step 3d
  npx hub time until 2026-11-30T09:00:00+08:00
  npx hub time speed 86400
${words('模拟时钟只用于演示和测试：启动时设置 HUB_CLOCK_START（另用数据目录）', 'A simulated clock is for demos and tests: start a hub with HUB_CLOCK_START on a data folder of its own')}
`;

/** Adds `time` and its verbs; the hub refuses them on the machine's clock. */
export function addTime(hub: Command): void {
  const time = hub
    .command('time')
    .description(words('联动的时钟：查看，或步进、加速模拟时钟', 'the clock of the hub: shown, or a simulated one stepped and sped up'))
    .option(...JSON_OPTION)
    .addHelpText('after', EXAMPLES)
    .action(async (options: object) => (await import('./time.js')).show(options));
  time
    .command('step <length>')
    .description(
      words('向前步进，如 3d、2h、90m、1d12h；途中各时限按时提醒', 'step forward, such as 3d, 2h, 90m, 1d12h; limits on the way tell their marks on time'),
    )
    .option(...JSON_OPTION)
    .addHelpText('after', EXAMPLES)
    .action(async (length: string, _options: object, verb: Command) => (await import('./time.js')).step({ by: length }, verb.optsWithGlobals()));
  time
    .command('until <moment>')
    .description(words('步进到某一时刻（RFC 3339，带时区）', 'step to a moment (RFC 3339 with its offset)'))
    .option(...JSON_OPTION)
    .addHelpText('after', EXAMPLES)
    .action(async (moment: string, _options: object, verb: Command) => (await import('./time.js')).step({ until: moment }, verb.optsWithGlobals()));
  time
    .command('speed <n>')
    .description(words('每一真实秒经过的模拟秒数；0 为静止，86400 为一秒一天', 'simulated seconds in a real second; 0 stands still, 86400 is a day a second'))
    .option(...JSON_OPTION)
    .addHelpText('after', EXAMPLES)
    .action(async (speed: string, _options: object, verb: Command) => (await import('./time.js')).setSpeed(speed, verb.optsWithGlobals()));
}
