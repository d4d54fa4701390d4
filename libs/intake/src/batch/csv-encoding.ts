import { InputFault } from '#platform';
import { parse } from 'csv-parse/sync';
import { columnOf } from '../channels/market-12315/columns.js';

export type CsvEncoding = 'utf-8' | 'gb18030';

/** Text of bytes, or null where they are not of this encoding. A BOM is taken off. */
export function decoded(bytes: Buffer, encoding: CsvEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The cells of one record; null where its quotes are wrong. @source RFC 4180 */
export function cellsOf(record: string): readonly string[] | null {
  try {
    const rows = parse(record, { relax_column_count: true, relax_quotes: false, skip_empty_lines: false, max_record_size: 1_048_576 });
    return rows.length === 1 ? (rows[0] ?? null) : null;
  } catch {
    return null;
  }
}

const known = (text: string | null): number => (text === null ? 0 : (cellsOf(text) ?? []).filter((cell) => columnOf(cell) !== null).length);

/**
 * The encoding of a file by its header row: the one under which more columns are known. That bytes are valid UTF-8 proves nothing:
 * 投 in GB18030 is also a valid UTF-8 sequence.
 * @throws InputFault `HUB_ENCODING_AMBIGUOUS` (422)
 */
export function detectEncoding(header: Buffer, declared: string | undefined): CsvEncoding {
  if (declared !== undefined) return declaredEncoding(declared);
  if (header.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  const [utf8, gb] = [decoded(header, 'utf-8'), decoded(header, 'gb18030')];
  const [asUtf8, asGb] = [known(utf8), known(gb)];
  if (asUtf8 !== asGb) return asUtf8 > asGb ? 'utf-8' : 'gb18030';
  if (utf8 === gb || gb === null || (asUtf8 === 0 && utf8 !== null)) return 'utf-8';
  if (utf8 === null) return 'gb18030';
  throw new InputFault(
    'HUB_ENCODING_AMBIGUOUS',
    422,
    '无法判断文件编码，请以 UTF-8 另存或在 Content-Type 中注明 charset。The encoding cannot be told: save as UTF-8, or name the charset in the Content-Type.',
  );
}

function declaredEncoding(charset: string): CsvEncoding {
  if (/^utf-?8$/i.test(charset)) return 'utf-8';
  if (/^(gb18030|gbk|gb2312|cp936|936)$/i.test(charset)) return 'gb18030';
  throw new InputFault('HUB_MEDIA_TYPE', 415, '只接受 UTF-8 或 GB18030 编码。Only UTF-8 and GB18030 are taken.');
}
