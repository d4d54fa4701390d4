import type { Command } from 'commander';
import { words } from '../output/words.js';
import type { ReplayOptions } from './replay.js';

/** Adds `hands replay`, which needs no server. */
export function registerHands(program: Command): void {
  program
    .command('hands')
    .description(words('停留时间：案件在谁手里多久', 'time in hands: on whose desk cases lay, and for how long'))
    .command('replay')
    .description(
      words(
        '把一份日志的每个案件按派单与改派重演，核对停留时间之和并找出来回转办',
        'replay the cases of a log as dispatch and reassignments: hands add up, ping-pong found',
      ),
    )
    .requiredOption('--file <path>', '.jsonl · .jsonl.gz')
    .option('--group <field>', words('事件中持有方的字段', 'field of an event: who has the case'), 'org:group')
    .option('--time <field>', words('事件中时刻的字段', 'field of an event: when'), 'time:timestamp')
    .option('--json', words('以 JSON 输出', 'print JSON'))
    .addHelpText('after', `\n${words('例', 'Examples')}:\n  npx hub hands replay --file incidents.jsonl.gz --json\n`)
    .exitOverride()
    .action(async (options: ReplayOptions) => (await import('./replay.js')).replayLog(options));
}
