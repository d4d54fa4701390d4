import { InputFault } from '#platform';
import { gb18030 } from '../../../../test/contract/doors/gb18030.js';
import { detectEncoding } from './csv-encoding.js';

const header = '登记编号,版本,类型,登记时间,问题描述';

describe('the encoding of a registration file', () => {
  it.each([
    ['UTF-8', Buffer.from(header), 'utf-8'],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${header}`), 'utf-8'],
    ['GB18030', Buffer.from(gb18030(header)), 'gb18030'],
    ['GB18030 with padded names', Buffer.from(gb18030(' 登记编号 ,类型')), 'gb18030'],
  ])('is found from the header row: %s', (_what, bytes, expected) => expect(detectEncoding(bytes, undefined)).toBe(expected));
  it('is what the sender declares', () => expect(detectEncoding(Buffer.from(header), 'GBK')).toBe('gb18030'));
  it('is refused where it is neither', () => expect(() => detectEncoding(Buffer.from(header), 'shift_jis')).toThrow(InputFault));
});
