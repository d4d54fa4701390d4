const FORMULA = /^[=+\-@\t\r\u0000＝＋－＠]/;

/** A cell that a spreadsheet must not run: a leading formula sign gets an apostrophe before it, and every cell is quoted. @source ASVS 1.2.10, CWE-1236 */
export const csvCell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
