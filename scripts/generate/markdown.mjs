// Small pieces of Markdown.

export const code = (text) => `\`${text}\``;
export const codes = (texts) => texts.map(code).join(' ');

const cell = (value) => String(value).replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
export const table = (head, rows) => [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

/** A whole page; its first line tells readers not to edit it. */
export const page = (title, source, ...parts) =>
  `${[`<!-- 由 npm run generate 生成，请勿手改。Generated from ${source}: do not edit. -->`, `# ${title}`, ...parts].join('\n\n')}\n`;

export const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
