import { Option, type Command } from 'commander';
import { words } from '../output/words.js';
import type { ScoreOptions } from './score/score.js';
import type { SimulateOptions } from './simulate.js';

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];
const EXAMPLES = `
${words('例', 'Examples')}:
  npx hub clocks simulate --rule FC-02 --start 2026-09-20T10:00:00+08:00
  npx hub clocks simulate --rule FC-02 --start 2026-09-20T10:00:00+08:00 --pause APPRAISAL:2026-09-25..2026-10-12 --extend FC-03:30@2026-10-15..2026-10-16
  npx hub clocks simulate --rule DISPATCH --urgency CRITICAL --start 2026-11-24T17:00:00+08:00 --json
`;

/** Adds `clocks simulate` and `clocks score`, which need no server, and `clocks explain`, which asks the hub. */
export function registerClocks(program: Command): void {
  const clocks = program
    .command('clocks')
    .description(words('时限：解释在办工单的期限，或不连服务器试算', 'time limits: those of a case explained, or tried without a server'));
  clocks
    .command('simulate')
    .description(words('一条规则从某一时刻起算，何时届满、为什么', 'when a limit that begins at a moment ends, and why'))
    .requiredOption('--rule <id>', 'FC-02 · PT-05 · MR-02 · DISPATCH … (docs/generated/deadlines.md)')
    .requiredOption('--start <moment>', words('触发时刻，RFC 3339；只写日期则为当日零时', 'the trigger, RFC 3339; a day alone means its midnight in China'))
    .option(
      '--pause <GROUND:from..to>',
      words('中止，可重复；to 省略为未恢复；,no-notice 为未告知', 'a pause, may be repeated; without `to` it is still on; `,no-notice`: not told'),
      collect,
      [],
    )
    .option(
      '--extend <RULE:total@asked..decided>',
      words('延长，可重复；total 为合计单位或日期；,rejected 为未批准', 'an extension, may be repeated; total in units or a day; `,rejected`'),
      collect,
      [],
    )
    .option('--restart <moment>', words('收到新事实、新理由，可重复', 'new facts received, may be repeated'), collect, [])
    .option('--on <day>', words('所定之日：本身无期限的规则以此为准', 'the day somebody named, for limits that have no length of their own'))
    .option('--agreed <day@agreed>', words('与投诉人约定的届满日', 'a last day agreed with the complainant'))
    .option('--stop <moment>', words('停止计时', 'the duty was fulfilled'))
    .addOption(new Option('--urgency <urgency>').choices(['NORMAL', 'PRIORITY', 'URGENT', 'CRITICAL']).default('NORMAL'))
    .option('--escalate <URGENCY@moment>', words('紧急程度升级，可重复', 'urgency raised, may be repeated'), collect, [])
    .option('--json', words('以 JSON 输出', 'print JSON'))
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .action(async (options: SimulateOptions) => (await import('./simulate.js')).simulate(options));
  clocks
    .command('explain <name>')
    .description(words('运行中的一件工单：每个时限为何在此时届满', 'a case of the running hub: why each of its limits ends when it ends'))
    .option('--json', words('以 JSON 输出', 'print JSON'))
    .exitOverride()
    .action(async (name: string, options: { readonly json?: boolean }) => (await import('./explain.js')).explain(name, options));
  addScore(clocks);
}

function addScore(clocks: Command): void {
  clocks
    .command('score')
    .description(
      words(
        '把一份外部登记的案件在联动的计时程序上逐时经历一遍，核对逾期判断（自带临时服务器）',
        'live the cases of a register through on the hub’s own timers and compare the breaches (brings servers of its own)',
      ),
    )
    .requiredOption('--file <path>', '.jsonl · .jsonl.gz')
    .option('--id <field>', words('编号字段（默认 id）', 'field of the case’s id (default: id)'))
    .option(
      '--opened <field>',
      words('受理时刻的字段；a.b 为下级字段（认识的登记不必给）', 'field of the start; a.b reads a member of a member (known registers need none)'),
    )
    .option('--closed <field>', words('办结时刻的字段', 'field of the end'))
    .option('--due <field>', words('登记给出的届满时刻的字段', 'field of the due the register gives'))
    .option('--days <n,n>', words('改按受理后若干天（24 小时）计时，如 15,60', 'limits of so many days of 24 hours instead, like 15,60'))
    .option(
      '--flag <field>',
      words('登记的逾期判断的字段；没有则比较办结与届满', 'field of what the register says; without one, its end is compared with its due'),
    )
    .option('--late <word>', words('该字段的逾期值（默认 OVERDUE）', 'its word for late (default: OVERDUE)'))
    .option('--on-time <word>', words('该字段的按时值（默认 ONTIME）', 'its word for on time (default: ONTIME)'))
    .option(
      '--as-of <moment>',
      words('未办结的以何时判断（默认登记自身所知的最晚时刻）', 'when open cases are judged (default: the latest moment the register knows of)'),
    )
    .option('--json', words('以 JSON 输出', 'print JSON'))
    .addHelpText(
      'after',
      `\n${words('例', 'Examples')}:\n  npx hub clocks score --file cases.jsonl.gz --json\n  npx hub clocks score --file replies.jsonl --days 15,60\n`,
    )
    .exitOverride()
    .action(async (options: ScoreOptions) => (await import('./score/score.js')).score(options));
}
