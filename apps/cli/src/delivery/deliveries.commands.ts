import type { Command } from 'commander';
import { words } from '../output/words.js';
import type { ListOptions } from './deliveries.js';

const JSON_OPTION = ['--json', words('以 JSON 输出', 'print JSON')] as const;
const AS = ['--as <who>', words('以谁的身份：operator 或机构编号', 'who asks: operator or a party id'), 'operator'] as const;
const REASON = ['--reason <text>', words('为何（留存备查）', 'why: it is kept with the delivery')] as const;
const EXAMPLES = `
${words('例', 'Examples')}:
  npx hub deliveries ls --state given-up
  npx hub deliveries ls --as BNK-ICBC-QD
  npx hub deliveries redeliver 0198c0de-0000-7000-8000-000000000001 --reason 对方已修复
  npx hub deliveries enable BNK-ICBC-QD --reason 对方已恢复
`;

/** Adds `deliveries …`: what was pushed to partners, and what people decide where it did not arrive. */
export function registerDeliveries(program: Command): void {
  const deliveries = program
    .command('deliveries')
    .description(words('推送：查看、重发、放行、恢复推送地址', 'pushes to partners: look, send again, let go on, enable an endpoint'))
    .addHelpText('after', EXAMPLES);
  addReading(deliveries);
  addDeciding(deliveries);
  for (const command of deliveries.commands) command.exitOverride();
}

function addReading(deliveries: Command): void {
  deliveries
    .command('ls')
    .description(words('最新在前', 'newest first'))
    .option('--party <orgId>', words('只看该单位', 'only this party'))
    .option('--state <state>', 'waiting · held · delivered · given-up')
    .option('--after <cursor>', words('上一页的 next', 'the `next` of the page before'))
    .option('--limit <n>', words('条数，至多 200', 'at most 200'))
    .option(...AS)
    .option(...JSON_OPTION)
    .action(async (options: ListOptions) => (await import('./deliveries.js')).deliveriesLs(options));
  deliveries
    .command('show')
    .argument('<id>')
    .description(words('一条推送的每次尝试', 'every attempt of one'))
    .option(...AS)
    .option(...JSON_OPTION)
    .action(async (id: string, options: { readonly as: string }) => (await import('./deliveries.js')).deliveriesShow(id, options));
  deliveries
    .command('endpoints')
    .description(words('各推送地址的状况', 'how every endpoint fares'))
    .option(...JSON_OPTION)
    .action(async (options: object) => (await import('./deliveries.js')).deliveriesEndpoints(options));
}

function addDeciding(deliveries: Command): void {
  deliveries
    .command('redeliver')
    .argument('<id>')
    .description(words('以同一 webhook-id 重发', 'once more, under the same webhook-id'))
    .requiredOption(...REASON)
    .option(...AS)
    .option(...JSON_OPTION)
    .action(async (id: string, options: { readonly as: string; readonly reason: string }) =>
      (await import('./deliveries.js')).deliveriesDecide('redeliver', id, options),
    );
  deliveries
    .command('release')
    .argument('<id>')
    .description(words('放行：跳过未送达的一条，其后的继续', 'go on without a given-up one: what waits behind it is sent'))
    .requiredOption(...REASON)
    .option(...JSON_OPTION)
    .action(async (id: string, options: { readonly reason: string }) =>
      (await import('./deliveries.js')).deliveriesDecide('release', id, { ...options, as: 'operator' }),
    );
  deliveries
    .command('enable')
    .argument('<orgId>')
    .description(words('恢复停用的推送地址', 'try a disabled endpoint again'))
    .requiredOption(...REASON)
    .option(...JSON_OPTION)
    .action(async (orgId: string, options: { readonly reason: string }) => (await import('./deliveries.js')).deliveriesEnable(orgId, options));
}
