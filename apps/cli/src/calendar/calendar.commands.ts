import type { Command } from 'commander';
import { words } from '../output/words.js';
import type { ImportOptions, As } from './change.js';
import type { ReportOptions } from './report.js';

const JSON_OPTION = ['--json', words('以 JSON 输出', 'print JSON')] as const;
/** A key of one person: what needs two people needs to tell them apart. */
const AS = ['--as <person>', words('以谁的个人密钥（KEY_<名>）', 'whose own key (KEY_<name>)'), 'clerk-a'] as const;
const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, ...value.split(',')];
const EXAMPLES = `
${words('例', 'Examples')}:
  npx hub calendar import 2027.json --dry-run
  npx hub calendar import 2027.json --as clerk-a
  npx hub calendar approve 0198c0de-0000-7000-8000-000000000001 --as clerk-b
  npx hub calendar report 0198c0de-0000-7000-8000-000000000001
`;

/** Adds `calendar …`: the years, the State Council's notices, organisations' own days, and what a change did to the clocks. */
export function registerCalendar(program: Command): void {
  const calendar = program
    .command('calendar')
    .description(
      words(
        '工作日历：年度状态、导入国务院放假通知（两人）、单位日历、重算报告',
        'working days: years, State Council notices (two people), organisations’ own days, recalculations',
      ),
    )
    .addHelpText('after', EXAMPLES);
  addReading(calendar);
  addDeciding(calendar);
  addOverlay(calendar);
  for (const command of [...calendar.commands, ...calendar.commands.flatMap((each) => each.commands)]) command.exitOverride();
}

function addReading(calendar: Command): void {
  calendar
    .command('ls')
    .description(words('各年状态与待决变更', 'every year and what waits for a decision'))
    .option(...JSON_OPTION)
    .action(async (options: object) => (await import('./years.js')).calendarLs(options));
  calendar
    .command('show')
    .argument('<year>')
    .description(words('一年的假日与调休', 'the holidays and make-up days of a year'))
    .option(...JSON_OPTION)
    .action(async (year: string, options: object) => (await import('./years.js')).calendarShow(year, options));
  calendar
    .command('report')
    .argument('<id>')
    .description(words('批准后的重算：进度、各类数量、须复核的逾期', 'what an approved change did: progress, counts, breaches to look at again'))
    .option('--reexamine', words('只列须由人复核的逾期', 'only the breaches a person must look at'))
    .option('--change <change>', 'LATER · EARLIER · CONFIRMED · KEPT')
    .option(...JSON_OPTION)
    .action(async (id: string, options: ReportOptions) => (await import('./report.js')).calendarReport(id, options));
}

function addDeciding(calendar: Command): void {
  calendar
    .command('import')
    .argument('<file>', words('holiday-cn 的 JSON，或 CSV', 'JSON of holiday-cn, or CSV'))
    .description(words('提出一份国务院放假通知，由另一人批准', 'propose a State Council notice; another person approves it'))
    .option('--dry-run', words('只看影响，不留存', 'only say what it would do'))
    .option(...AS)
    .option(...JSON_OPTION)
    .action(async (file: string, options: ImportOptions) => (await import('./change.js')).calendarImport(file, options));
  calendar
    .command('approve')
    .argument('<id>')
    .description(words('批准（须为另一人）', 'approve (another person)'))
    .option(...AS)
    .option(...JSON_OPTION)
    .action(async (id: string, options: As) => (await import('./change.js')).calendarApprove(id, options));
  calendar
    .command('reject')
    .argument('<id>')
    .description(words('驳回（须为另一人）', 'reject (another person)'))
    .requiredOption('--reason <text>', words('驳回理由', 'why'))
    .option(...AS)
    .option(...JSON_OPTION)
    .action(async (id: string, options: As & { readonly reason: string }) => (await import('./change.js')).calendarReject(id, options));
}

function addOverlay(calendar: Command): void {
  const overlay = calendar
    .command('overlay')
    .description(words('单位自己的停办日与加班日（不影响法定期限）', 'days an organisation keeps otherwise (limits of law are not moved)'));
  overlay
    .command('ls')
    .option(...JSON_OPTION)
    .action(async (options: object) => (await import('./overlay.js')).overlayLs(options));
  overlay
    .command('add')
    .argument('<orgId>')
    .requiredOption('--reason <text>', words('事由，公开显示', 'why; shown to everybody'))
    .option('--closed <days>', words('停办日，逗号分隔，可重复', 'closed days, comma between, may be repeated'), collect, [])
    .option('--open <days>', words('加班日', 'days it works on'), collect, [])
    .option(...AS)
    .option(...JSON_OPTION)
    .action(async (orgId: string, options: As & { readonly reason: string; readonly closed: readonly string[]; readonly open: readonly string[] }) =>
      (await import('./overlay.js')).overlayAdd(orgId, options),
    );
  overlay
    .command('end')
    .argument('<overlayId>')
    .description(words('提出撤销', 'propose that they end'))
    .option(...AS)
    .option(...JSON_OPTION)
    .action(async (overlayId: string, options: As) => (await import('./overlay.js')).overlayEnd(overlayId, options));
}
