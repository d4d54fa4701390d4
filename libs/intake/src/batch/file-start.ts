import { InputFault } from '#platform';
import { readHeader } from '../channels/market-12315/columns.js';
import type { BatchFormat } from './batch-format.js';
import { cellsOf, decoded, detectEncoding } from './csv-encoding.js';
import type { BatchRecord } from './record-splitter.js';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const BIFF = Buffer.from('d0cf11e0a1b11ae1', 'hex');
type Utf16Decoder = InstanceType<typeof TextDecoder>;
const UTF16 = Buffer.from([0xff, 0xfe]);

/** @throws InputFault 415 for spreadsheets and archives under the name of a CSV file */
export function refuseOtherFiles(first: Buffer): void {
  if (first.subarray(0, ZIP.length).equals(ZIP))
    throw new InputFault(
      'HUB_MEDIA_TYPE',
      415,
      '这是 XLSX 或 ZIP 文件，目前请另存为 CSV（UTF-8）后上传。This is an XLSX or ZIP file: for now save it as CSV and send that.',
    );
  if (first.subarray(0, BIFF.length).equals(BIFF))
    throw new InputFault(
      'HUB_MEDIA_TYPE',
      415,
      '这是旧版 Excel 或加密文件，请另存为未加密的 CSV。This is an old Excel or an encrypted file: save it as plain CSV.',
    );
}

/** The pieces of a file in an encoding that rows can be cut from: UTF-16 (Excel's «Unicode text») becomes UTF-8, everything else stays as it is. */
export async function* cuttable(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: Utf16Decoder | null | undefined;
  for await (const piece of pieces) {
    if (decoder === undefined) {
      refuseOtherFiles(piece);
      decoder = piece.subarray(0, 2).equals(UTF16) ? new TextDecoder('utf-16le', { fatal: true }) : null;
    }
    yield decoder ? recoded(decoder, piece) : piece;
  }
}

function recoded(decoder: Utf16Decoder, piece: Buffer): Buffer {
  try {
    return Buffer.from(decoder.decode(piece, { stream: true }), 'utf8');
  } catch {
    throw new InputFault('HUB_TEXT_ENCODING', 422, '文件不是完整的 UTF-16 文本。The file is not whole UTF-16 text.');
  }
}

/** The header row of a CSV file → how its rows are read. @throws InputFault 422: encoding, delimiter, columns */
export function csvFormat(header: BatchRecord, charset: string | undefined): BatchFormat {
  const encoding = detectEncoding(header.bytes, charset);
  const text = decoded(header.bytes, encoding);
  if (text === null) throw new InputFault('HUB_TEXT_ENCODING', 422, `表头不是 ${encoding} 编码。The header row is not ${encoding}.`);
  const headerCells = cellsOf(text);
  if (headerCells === null) throw new InputFault('HUB_CSV_QUOTE', 422, '表头的引号有误。The quotes of the header row are wrong.');
  if (headerCells.length === 1 && /[;\t]/.test(text))
    throw new InputFault('HUB_CSV_DELIMITER', 422, '分隔符应为英文逗号。The delimiter must be a comma.', [
      { path: '1', code: 'HUB_CSV_DELIMITER', detail: 'save the file with commas' },
    ]);
  return { form: 'csv', encoding, header: readHeader(headerCells), headerCells };
}
