import type { Command } from 'commander';
import { words } from '../output/words.js';
import type * as Verbs from './parked.js';
import type { EditOptions, ListOptions, ReplayOptions } from './parked.js';

const JSON_OPTION = ['--json', words('以 JSON 输出', 'print JSON')] as const;
const REASON = ['--reason <text>', words('理由（留存）', 'why (kept)')] as const;
const AS = ['--as <who>', words('谁的密钥', 'whose key'), 'operator'] as const;
const verbs = (): Promise<typeof Verbs> => import('./parked.js');
const EXAMPLES = `\n${words('例', 'Examples')}:
  npx hub parked groups
  npx hub parked ls --group casework --code HUB_HANDLER_FAILED
  npx hub parked rehearse 42
  npx hub parked replay --group casework --code HUB_HANDLER_FAILED --rate 50 --dry-run\n`;

/** The desk for messages that were set aside. */
export function addParked(hub: Command): void {
  const parked = hub
    .command('parked')
    .description(words('搁置的消息与死信', 'messages that were set aside, dead ones included'))
    .addHelpText('after', EXAMPLES);
  addParkedLooking(parked);
  addParkedActing(parked);
  addParkedReplays(parked);
}

function addParkedLooking(parked: Command): void {
  const list = parked.command('ls').description(words('逐条，最早在前', 'one by one, oldest first'));
  for (const name of ['group', 'code', 'topic', 'key', 'state', 'after']) list.option(`--${name} <${name}>`);
  list
    .option(...JSON_OPTION)
    .addHelpText('after', EXAMPLES)
    .action(async (options: ListOptions) => (await verbs()).parkedLs(options));
  parked
    .command('groups')
    .description(words('按错误与位置归组', 'by error and place'))
    .option(...JSON_OPTION)
    .action(async (options: object) => (await verbs()).parkedGroups(options));
  parked
    .command('show')
    .argument('<id>')
    .option(...JSON_OPTION)
    .action(async (id: string, options: object) => (await verbs()).parkedShow(id, options));
  parked
    .command('reveal')
    .argument('<id>')
    .description(words('原文（须个人密钥与理由）', 'its bytes (needs a key of one person, and a reason)'))
    .requiredOption(...REASON)
    .option(...AS)
    .option(...JSON_OPTION)
    .action(async (id: string, options: { readonly reason: string; readonly as: string }) => (await verbs()).parkedReveal(id, options));
  parked
    .command('history')
    .description(words('谁做了什么、为何', 'who did what, and why'))
    .option(...JSON_OPTION)
    .action(async (options: object) => (await verbs()).parkedHistory(options));
}

function addParkedActing(parked: Command): void {
  parked
    .command('rehearse')
    .argument('<id>')
    .description(words('预演：会改变、已生效或仍会失败；不落库', 'what a try would do; it is undone'))
    .action(async (id: string) => (await verbs()).parkedRehearse(id));
  parked
    .command('retry')
    .argument('<id>')
    .action(async (id: string) => (await verbs()).parkedRetry(id));
  parked
    .command('edit')
    .argument('<id>')
    .description(words('以改后副本重试，原文不动', 'try a changed copy; the original stays'))
    .requiredOption('--file <file>', words('新内容', 'the new payload'))
    .requiredOption(...REASON)
    .option(...AS)
    .option('--dry-run', words('只看差异与预演', 'only the differences and the rehearsal'))
    .action(async (id: string, options: EditOptions) => (await verbs()).parkedEdit(id, options));
  parked
    .command('skip')
    .argument('<id>')
    .description(words('放行同案后续消息，本条仍待处理', 'let the next of its key go on; it stays open'))
    .requiredOption(...REASON)
    .action(async (id: string, options: { readonly reason: string }) => (await verbs()).parkedSkip(id, options));
  parked
    .command('discard')
    .argument('<id>')
    .requiredOption(...REASON)
    .action(async (id: string, options: { readonly reason: string }) => (await verbs()).parkedDiscard(id, options));
}

function addParkedReplays(parked: Command): void {
  parked
    .command('replay')
    .description(words('按速率重放一组死信', 'put a group of dead messages back in line, so many a second'))
    .requiredOption('--group <group>')
    .requiredOption('--code <code>')
    .option('--topic <topic>')
    .option('--rate <n>', words('每秒条数', 'messages a second'), '20')
    .option('--reason <text>', words('理由（留存）；仅 --dry-run 可省', 'why (kept); may be left out with --dry-run'))
    .option('--dry-run', words('预演：各会如何', 'what it would do'))
    .option(...JSON_OPTION)
    .addHelpText('after', EXAMPLES)
    .action(async (options: ReplayOptions) => (await verbs()).parkedReplay(options));
  parked
    .command('replay-show')
    .argument('<id>')
    .action(async (id: string) => (await verbs()).parkedReplayShow(id));
  parked
    .command('replay-stop')
    .argument('<id>')
    .requiredOption(...REASON)
    .action(async (id: string, options: { readonly reason: string }) => (await verbs()).parkedReplayStop(id, options));
}
