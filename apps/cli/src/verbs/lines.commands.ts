import type { Command } from 'commander';
import { words } from '../output/words.js';
import type * as Verbs from './lines.js';
import type { ReconcileOptions, SpanOptions, SwitchOptions } from './lines.js';

const JSON_OPTION = ['--json', words('以 JSON 输出', 'print JSON')] as const;
const verbs = (): Promise<typeof Verbs> => import('./lines.js');
const EXAMPLES = `\n${words('例', 'Examples')}:
  npx hub lines ls
  npx hub lines pause BNK-ICBC-QD --direction out --reason 对方升级
  npx hub lines replay HL-12345-QD --from 2026-11-24T00:00:00+08:00 --dry-run
  npx hub reconcile --day 2026-11-23\n`;

/** The lines to partners, and the reconciliation of a day. */
export function addLines(hub: Command): void {
  const lines = hub
    .command('lines')
    .description(words('与各单位的往来：最近、静默、缺号、暂停', 'the lines to partners: last seen, silent, gaps, paused'))
    .addHelpText('after', EXAMPLES);
  lines
    .command('ls')
    .option(...JSON_OPTION)
    .action(async (options: object) => (await verbs()).linesLs(options));
  lines
    .command('show')
    .argument('<orgId>')
    .option(...JSON_OPTION)
    .action(async (orgId: string, options: object) => (await verbs()).linesShow(orgId, options));
  for (const act of ['pause', 'resume'] as const)
    lines
      .command(act)
      .argument('<orgId>')
      .requiredOption('--reason <text>', words('理由（留存）', 'why (kept)'))
      .option('--direction <direction>', words('in 或 out；默认两者', 'in or out; default: both'))
      .action(async (orgId: string, options: SwitchOptions) => (await verbs()).linesSwitch(act, orgId, options));
  lines
    .command('replay')
    .argument('<orgId>')
    .description(words('把一段时间内发到其专用主题的记录按原编号再发一次', 'send again, under the same ids, what was sent on its own topic in a span'))
    .requiredOption('--from <time>', 'RFC 3339')
    .option('--to <time>', 'RFC 3339')
    .option('--dry-run', words('只计数', 'only count'))
    .option(...JSON_OPTION)
    .action(async (orgId: string, options: SpanOptions) => (await verbs()).linesReplay(orgId, options));
  hub
    .command('reconcile')
    .description(
      words(
        '对账：收到 = 登记 + 重复 + 隔离 + 退回 + 死信（有差额退出码 7）',
        'received = registered + duplicate + quarantined + refused + dead (else exit 7)',
      ),
    )
    .requiredOption('--day <day>', 'YYYY-MM-DD')
    .option(...JSON_OPTION)
    .addHelpText('after', EXAMPLES)
    .action(async (options: ReconcileOptions) => (await verbs()).reconcile(options));
  const gaps = hub
    .command('gaps')
    .description(words('某组永远读不到的消息：过期删除、被跳过、主题重建', 'messages that a group will never read: deleted, passed over, topic made anew'));
  gaps
    .command('ls')
    .option(...JSON_OPTION)
    .action(async (options: object) => (await verbs()).gapsLs(options));
  gaps
    .command('settle')
    .argument('<id>')
    .requiredOption('--reason <text>', words('理由（留存）', 'why (kept)'))
    .action(async (id: string, options: { readonly reason: string }) => (await verbs()).gapsSettle(id, options));
}
