import { Command, Option } from 'commander';
import { words } from './output/words.js';
import type { SampleOptions } from './sample/sample.js';
import type { SendOptions } from './send/send.js';
import { addTime } from './time/time.commands.js';
import { addLines } from './verbs/lines.commands.js';
import { addParked } from './verbs/parked.commands.js';
import type { AddOptions, PersonOptions } from './verbs/partner.js';

const JSON_OPTION = ['--json', words('以 JSON 输出', 'print JSON')] as const;
const examples = (...lines: readonly [string, string]): string => `\n${words('例', 'Examples')}:\n${lines.map((line) => `  npx hub ${line}`).join('\n')}\n`;

/** All verbs. What a verb does is loaded when it is used: the help alone loads nothing. */
export function program(): Command {
  const hub = new Command('hub')
    .description(words('联动：跨部门案件转办平台的命令行', 'Liandong: command line of the interagency case-referral hub'))
    .addHelpText('after', examples('status', 'send --door hotline-12345 --file order.json'))
    .showHelpAfterError(words('（加 --help 查看用法）', '(add --help for the usage)'));
  addLooking(hub);
  addSending(hub);
  addActing(hub);
  addOperating(hub);
  addTime(hub);
  return hub;
}

function addLooking(hub: Command): void {
  hub
    .command('status')
    .description(words('各环节：进、出、等待、最久、搁置、死信', 'per stage: in, out, waiting, oldest age, parked, dead'))
    .option(...JSON_OPTION)
    .addHelpText('after', examples('status', 'status --json'))
    .action(async (options: object) => (await import('./verbs/status.js')).status(options));
  hub
    .command('doctor')
    .description(words('检查本机与联动：程序、端口、磁盘、时钟、服务', 'check this machine and the hub: programs, ports, disk, clock, servers'))
    .option(...JSON_OPTION)
    .addHelpText('after', examples('doctor', 'doctor --json'))
    .action(async (options: object) => (await import('./doctor/doctor.js')).doctor(options));
  hub
    .command('trace')
    .argument('[name]', words('转办编号、referralId 或来源工单号', 'referral number, referralId or source order number'))
    .description(words('一件案件的全过程；--check 核对入口状态与历史', 'the whole path of a case; --check compares the statuses at the door with its history'))
    .option('--check', words('入口的状态须与历史逐条一致（不一致退出码 7）', 'the statuses at the door must equal the history (else exit 7)'))
    .option('--manifest <file>', words('核对 manifest.json 中所有已受理工单', 'check every accepted order of a manifest.json'))
    .option(...JSON_OPTION)
    .addHelpText('after', examples('trace SD20261123000001', 'trace SD20261123000001 --check'))
    .action(async (name: string | undefined, options: object) => (await import('./verbs/trace.js')).trace(name, options));
}

function addSending(hub: Command): void {
  hub
    .command('send')
    .description(words('以来源单位身份从一个入口报送文件', 'send a file through a door as its agency does'))
    .requiredOption('--door <door>', 'hotline-12345 · petition · market-12315 · hotline-12378')
    .requiredOption('--file <file>', words('NDJSON、JSON、XML、CSV 或 XML 目录；可为 .gz', 'NDJSON, JSON, XML, CSV or a folder of XML; may be .gz'))
    .option('--rate <n>', words('每秒件数（默认尽快）', 'orders per second (default: as fast as answered)'))
    .option('--wait', words('跟踪每件到派单、研判、移送、待核实或办结', 'follow each order to dispatch, triage, transfer, quarantine or end'))
    .option(
      '--manifest <file>',
      words('与 sample 的 manifest.json 比较（含 --wait；不一致退出码 7）', 'compare with the manifest.json of sample (implies --wait; differences: exit 7)'),
    )
    .addOption(new Option('--concurrency <n>', words('同时进行的请求', 'requests under way at a time')).default('64'))
    .addOption(new Option('--patience <s>', words('多久没有任何进展就不再等', 'seconds without any progress before it stops waiting')).default('60'))
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        'send --door hotline-12345 --file order.json --wait',
        'send --door market-12315 --file out/market-12315.csv --manifest out/manifest.json --json',
      ),
    )
    .action(async (options: SendOptions) => (await import('./send/send.js')).send(options));
  hub
    .command('sample')
    .description(words('生成四个入口的演示报送文件及预期结果', 'write invented files for the four doors and what must become of each order'))
    .requiredOption('--n <n>', words('件数', 'number of orders'))
    .addOption(new Option('--seed <s>', words('种子：相同则文件相同', 'seed: the same seed gives the same files')).default('1'))
    .requiredOption('--out <dir>', words('输出目录', 'folder to write'))
    .option(...JSON_OPTION)
    .addHelpText('after', examples('sample --n 1000 --out out', 'sample --n 10000 --seed 7 --out out --json'))
    .action(async (options: SampleOptions) => (await import('./sample/sample.js')).sample(options));
}

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];

function addActing(hub: Command): void {
  const referral = hub.command('referral').description(words('查看或办理一件案件', 'read a case or act on it'));
  const as = ['--as <who>', words('以谁的身份：desk 或机构编号', 'who acts: desk or a party id'), 'desk'] as const;
  referral
    .command('get')
    .argument('<name>', words('转办编号、referralId 或工单号', 'referral number, referralId or order number'))
    .option(...as)
    .option(...JSON_OPTION)
    .addHelpText('after', examples('referral get SD20261123000001', 'referral get SD20261123000001 --as BNK-ICBC-QD --json'))
    .action(async (name: string, options: { readonly as: string }) => (await import('./verbs/referral.js')).referralGet(name, options));
  referral
    .command('command')
    .argument('<name>')
    .argument('<command>', 'dispatch · transferOut · classify · acknowledge · submitReply …')
    .option(...as)
    .option('--data <json>', words('指令内容：JSON 或 @文件', 'the body: JSON or @file'))
    .option('--set <name=value>', words('指令内容中的一项，可重复', 'one member of the body, may be repeated'), collect, [])
    .option('--if-version <n>', words('只在该版本时执行（默认当前版本）', 'only at this version (default: the present one)'))
    .option('--key <key>', words('Idempotency-Key（默认新的）', 'Idempotency-Key (default: a new one)'))
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        'referral command SD1 dispatch --set leadOrgId=BNK-ICBC-QD --set mode=dispatch --set opinion=请办理',
        'referral command SD1 acknowledge --as BNK-ICBC-QD --data @ack.json',
      ),
    )
    .action(async (name: string, command: string, options: { readonly as: string; readonly set: readonly string[] }) =>
      (await import('./verbs/referral.js')).referralCommand(name, command, options),
    );
  hub
    .command('triage')
    .description(words('研判台', 'the dispatchers’ queue'))
    .command('ls')
    .addOption(new Option('--limit <n>').default('200'))
    .option(...JSON_OPTION)
    .addHelpText('after', examples('triage ls', 'triage ls --limit 1000 --json'))
    .action(async (options: { readonly limit: string }) => (await import('./verbs/triage.js')).triageLs(options));
}

function addOperating(hub: Command): void {
  addParked(hub);
  addLines(hub);
  addPartner(hub);
  hub
    .command('sandbox')
    .description(words('演示机构办理或休息', 'simulated agencies and institutions act or rest'))
    .addArgument(hub.createArgument('<state>', 'on · off').choices(['on', 'off']))
    .addHelpText('after', examples('sandbox on', 'sandbox off'))
    .action(async (state: string) => (await import('./verbs/sandbox.js')).sandboxSwitch(state));
}

function addPartner(hub: Command): void {
  const partner = hub.command('partner').description(words('登记的单位及其密钥', 'registered parties and their keys'));
  const env = ['--env', words('以 shell 变量输出', 'as shell lines')] as const;
  partner
    .command('ls')
    .option(...env)
    .option(...JSON_OPTION)
    .addHelpText('after', examples('partner ls', 'partner ls --env'))
    .action(async (options: object) => (await import('./verbs/partner.js')).partnerLs(options));
  partner
    .command('add')
    .argument('<orgId>')
    .requiredOption('--name <name>', words('正式名称', 'official name'))
    .requiredOption('--kind <kind>', 'BANK_STATE · BANK_JOINT · BANK_CITY · BANK_RURAL · INSURER_PC · INSURER_LIFE …')
    .requiredOption('--district <code>', 'GB/T 2260')
    .requiredOption('--uscc <code>', words('统一社会信用代码', 'unified social credit code'))
    .option('--webhook <url>', words('推送地址', 'where it is pushed to'))
    .option('--kafka', words('建立专用主题', 'make its topics'))
    .option('--drill', words('仅用于演练', 'drills only'))
    .option(...env)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples('partner add BNK-NEW-QD --name 演示银行 --kind BANK_CITY --district 370202 --uscc 91370200DEM000225E', 'partner add … --kafka --env'),
    )
    .action(async (orgId: string, options: AddOptions) => (await import('./verbs/partner.js')).partnerAdd(orgId, options));
  partner
    .command('rotate')
    .argument('<orgId>')
    .option(...env)
    .option(...JSON_OPTION)
    .addHelpText('after', examples('partner rotate BNK-ICBC-QD', 'partner rotate BNK-ICBC-QD --env'))
    .action(async (orgId: string, options: object) => (await import('./verbs/partner.js')).partnerRotate(orgId, options));
  partner
    .command('person')
    .argument('<staffNumber>', words('工号；只保存其加密摘要', 'staff number; only a keyed hash of it is kept'))
    .description(words('受理岗或运维的个人密钥：两人审批须能分清是谁', 'a key of one person at the desk or among the operators: for what needs two people'))
    .addOption(new Option('--scope <scope>').choices(['desk', 'operator']).default('desk'))
    .option('--end', words('立即停用该人的全部密钥', 'end all keys of this person at once'))
    .option(...env)
    .option(...JSON_OPTION)
    .addHelpText('after', examples('partner person QD-1024', 'partner person QD-1024 --end'))
    .action(async (person: string, options: PersonOptions) => (await import('./verbs/partner.js')).partnerPerson(person, options));
}
