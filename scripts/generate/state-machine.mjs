// The state machine as a table, as a diagram and command by command.
import { COMMAND_BODY_SCHEMAS, COMMANDS, OFFICER_COMMANDS } from '#contracts';
import { ENDS, obeyedIn, OPEN, rolesFor, TRANSITIONS } from '#referral';
import { code, codes, page, table } from './markdown.mjs';

const SOURCE = '`libs/referral/src/transitions.ts`';
const start = (status) => (status === 'ABSENT' ? '—' : status);

/** Long lists of states by their name. */
function states(from) {
  const has = (all) => all.every((status) => from.includes(status));
  if (has(OPEN) && has(ENDS)) return '任一状态 any';
  if (has(OPEN) && from.length === OPEN.length) return '任一未结状态 any open state';
  return codes(from.map(start));
}

export function transitionsPage() {
  const rows = TRANSITIONS.map(({ row, command, from, to, who, events, source }) => [
    row,
    code(command),
    states(from),
    to.map((status) => (status === 'same' ? '不变 same' : code(status))).join(' '),
    codes(who),
    codes(events),
    source,
  ]);
  return page(
    '状态转换 Transitions',
    SOURCE,
    '去向不止一个时由守卫条件决定；「hub」为系统自定。图见 `referral.mmd`。Where there are several ends the guard decides; “hub” is our own design default. Diagram: `referral.mmd`.',
    table(['行 row', '指令 command', '当前状态 from', '去向 to', '角色 who', '记录的事件 events', '依据 source'], rows),
  );
}

/** One arrow per pair of states; what may happen in any open state starts from one box that stands for them all. */
export function referralDiagram() {
  const arrows = new Map();
  const draw = (from, to, command) => {
    const arrow = `${from} --> ${to}`;
    arrows.set(arrow, [...new Set([...(arrows.get(arrow) ?? []), command])]);
  };
  for (const { command, from, to } of TRANSITIONS) {
    const isAnyOpen = OPEN.every((status) => from.includes(status));
    const starts = isAnyOpen ? ['ANY_OPEN'] : from.map((status) => (status === 'ABSENT' ? '[*]' : status));
    for (const end of to.filter((status) => status !== 'same')) for (const begin of starts) draw(begin, end, command);
  }
  const reached = new Set([...arrows.keys()].flatMap((arrow) => arrow.split(' --> ')));
  const lines = [...arrows].map(([arrow, commands]) => `  ${arrow} : ${commands.join(', ')}`);
  const ends = ENDS.filter((status) => reached.has(status)).map((status) => `  ${status} --> [*]`);
  const head = ['%% Generated from libs/referral/src/transitions.ts by npm run generate: do not edit.', 'stateDiagram-v2'];
  return `${[...head, '  state "任一未结状态 any open state" as ANY_OPEN', ...lines, ...ends].join('\n')}\n`;
}

export function commandsPage() {
  const rows = COMMANDS.map((command) => [
    `[${code(command)}](#${command.toLowerCase()})`,
    codes(rolesFor(command)) || '尚未开放 not open yet',
    states(obeyedIn(command)) || '—',
    OFFICER_COMMANDS.includes(command) ? '是 yes' : '',
  ]);
  const body = (command) => ['```json', JSON.stringify(COMMAND_BODY_SCHEMAS[command], null, 2), '```'].join('\n');
  return page(
    '指令 Commands',
    `${SOURCE} and \`libs/contracts/src/commands/body-schemas.ts\``,
    '机构：`POST /v1/referrals/{referralId}/commands/{command}`；入口：`POST /v1/doors/{door}/orders/{no}/commands/{command}`，另附 `commandId`、`officer`、`part`。',
    table(['指令 command', '角色 who', '可执行状态 states', '入口可用 at the doors'], rows),
    ...COMMANDS.flatMap((command) => [`## ${command}`, body(command)]),
  );
}
