import { asText } from './failure.js';

/** Data goes to stdout, talk to stderr. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
export const talk = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, process.stdout.isTTY ? 1 : 0));

const isWide = (sign: string): boolean => /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(sign);
const widthOf = (text: string): number => Array.from(text).reduce((width, sign) => width + (isWide(sign) ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Columns that line up, Chinese characters counted as two. */
export function printTable(headers: readonly string[], rows: readonly (readonly unknown[])[]): void {
  const texts = [headers, ...rows.map((row) => row.map((cell) => asText(cell)))];
  const widths = headers.map((_, column) => Math.max(...texts.map((row) => widthOf(row[column] ?? ''))));
  for (const row of texts)
    print(
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

/** The values of these fields, one `name value` a line. */
export function printFields(fields: Readonly<Record<string, unknown>>): void {
  const width = Math.max(...Object.keys(fields).map(widthOf));
  for (const [name, value] of Object.entries(fields))
    if (value !== null && value !== undefined) print(`${padded(name, width)}  ${asText(value) || JSON.stringify(value)}`);
}
