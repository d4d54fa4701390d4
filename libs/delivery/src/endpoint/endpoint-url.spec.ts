import fc from 'fast-check';
import { checkEndpoint } from './endpoint-url.js';
import { isAllowed, networkOf, reachOf, type Reach } from './ranges.js';

const PUBLIC = reachOf(false, []);
const DEMO = reachOf(true, []);
const codeOf = (text: unknown, reach = PUBLIC): string => {
  const check = checkEndpoint(text, reach);
  return check.accepted ? 'accepted' : check.code;
};

describe('the address of an endpoint', () => {
  it.each([
    'http://bank.example/hook',
    'ftp://bank.example/hook',
    'file:///etc/passwd',
    'gopher://bank.example/',
    'data:text/plain,x',
    'javascript:alert(1)',
    'HTTP://bank.example',
  ])('W1 %s is refused for its scheme', (text) => expect(codeOf(text)).toBe('HUB_ENDPOINT_SCHEME'));

  it.each([
    '127.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '①②⑦.⓪.⓪.①',
    '0',
    'localhost',
    'localhost.',
    'LOCALHOST',
    'a.localhost',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fd00::1]',
    '10.0.0.8',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    'metadata.google.internal',
    'printer.local',
    'intranet',
  ])('W2 the host %s is refused, however it is spelled', (host) => expect(codeOf(`https://${host}/hook`)).toBe('HUB_ENDPOINT_DENIED'));

  it.each([
    ['https://user:secret@bank.example/hook', 'HUB_ENDPOINT_USERINFO'],
    ['https://user@bank.example/hook', 'HUB_ENDPOINT_USERINFO'],
    ['https://@bank.example/hook', 'HUB_ENDPOINT_USERINFO'],
    ['https://example.com\\@127.0.0.1/hook', 'HUB_ENDPOINT_URL'],
    ['https://exam\tple.com/hook', 'HUB_ENDPOINT_URL'],
    [' https://bank.example/hook', 'HUB_ENDPOINT_URL'],
    ['https://bank.example:5432/hook', 'HUB_ENDPOINT_PORT'],
    ['https://bank.example:80/hook', 'HUB_ENDPOINT_PORT'],
    ['https://bank.example:99999/hook', 'HUB_ENDPOINT_URL'],
    ['https://', 'HUB_ENDPOINT_URL'],
    ['', 'HUB_ENDPOINT_URL'],
    [null, 'HUB_ENDPOINT_URL'],
    [['https://bank.example'], 'HUB_ENDPOINT_URL'],
    [`https://bank.example/${'x'.repeat(2_000)}`, 'HUB_ENDPOINT_URL'],
  ])('W2 %s is refused as %s', (text, code) => expect(codeOf(text)).toBe(code));

  it('says why in both languages', () => {
    for (const text of ['x', 'ftp://a.example', 'https://u@a.example', 'https://a.example:1', 'https://127.1'])
      expect(checkEndpoint(text, PUBLIC)).toMatchObject({ accepted: false, detail: expect.stringMatching(/[\u4e00-\u9fff].*[a-z]{4}/) as string });
  });

  it.each(['https://bank.example/hook', 'https://bank.example:8443/a?b=c', 'https://银行.example/推送', 'https://8.8.8.8/hook', 'https://[2606:4700::1111]/'])(
    'takes %s',
    (text) => expect(codeOf(text)).toBe('accepted'),
  );

  it('of a demo hub may be this machine, by http too, and nothing else that is private', () => {
    for (const text of ['http://127.0.0.1:8080/x', 'http://localhost:1/x', 'https://[::1]:9/x', 'http://[::1]:9/x'])
      expect(codeOf(text, DEMO)).toBe('accepted');
    for (const text of ['https://10.0.0.8/x', 'https://169.254.169.254/x', 'https://0.0.0.0/']) expect(codeOf(text, DEMO)).toBe('HUB_ENDPOINT_DENIED');
    expect(codeOf('http://bank.example/x', DEMO)).toBe('HUB_ENDPOINT_SCHEME');
  });

  it('of an intranet partner may lie in the networks that were allowed for it, and in no other', () => {
    const reach: Reach = reachOf(false, ['10.20.0.0/16']);
    expect(codeOf('https://10.20.3.4/x', reach)).toBe('accepted');
    expect(codeOf('https://[::ffff:10.20.3.4]/x', reach)).toBe('HUB_ENDPOINT_DENIED');
    expect(codeOf('https://10.21.3.4/x', reach)).toBe('HUB_ENDPOINT_DENIED');
    expect(codeOf('https://hooks/x', reach)).toBe('accepted');
    expect(isAllowed('127.0.0.1', reach)).toBe(false);
  });

  it.each(['10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/4', '::/0', 'x/8', '10.0.0.0/8/8', ''])('«%s» is no network', (text) =>
    expect(networkOf(text)).toBeNull(),
  );
});

describe('every address', () => {
  const v4 = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
  // By arithmetic, beside the lists of the code.
  const ranges: readonly (readonly [number, number, number, number, number])[] = [
    [0, 0, 0, 0, 8],
    [10, 0, 0, 0, 8],
    [100, 64, 0, 0, 10],
    [127, 0, 0, 0, 8],
    [169, 254, 0, 0, 16],
    [172, 16, 0, 0, 12],
    [192, 0, 0, 0, 24],
    [192, 0, 2, 0, 24],
    [192, 88, 99, 0, 24],
    [192, 168, 0, 0, 16],
    [198, 18, 0, 0, 15],
    [198, 51, 100, 0, 24],
    [203, 0, 113, 0, 24],
    [224, 0, 0, 0, 3],
  ];
  const numberOf = (a: number, b: number, c: number, d: number): number => ((a * 256 + b) * 256 + c) * 256 + d;
  const isPrivate = ([a, b, c, d]: readonly [number, number, number, number]): boolean =>
    ranges.some(([e, f, g, h, bits]) => {
      const size = 2 ** (32 - bits);
      return Math.floor(numberOf(a, b, c, d) / size) === Math.floor(numberOf(e, f, g, h) / size);
    });

  it('of version 4 is judged the same in every spelling the parser takes for it', () => {
    const first = fc.constantFrom(0, 10, 100, 127, 169, 172, 192, 198, 203, 224, 8, 1);
    fc.assert(
      fc.property(fc.oneof(v4, fc.tuple(first, fc.nat(255), fc.nat(255), fc.nat(255))), (parts) => {
        const [a, b, c, d] = parts;
        const number = numberOf(a, b, c, d);
        const spellings = [
          parts.join('.'),
          String(number),
          `0x${number.toString(16)}`,
          `${a}.${(b * 256 + c) * 256 + d}`,
          parts.map((part) => `0${part.toString(8)}`).join('.'),
        ];
        const expected = isPrivate(parts) ? 'HUB_ENDPOINT_DENIED' : 'accepted';
        for (const spelling of spellings) expect([spelling, codeOf(`https://${spelling}/x`)]).toEqual([spelling, expected]);
      }),
    );
  });

  it('of version 4 is denied inside version 6, and what is no address at all too', () => {
    fc.assert(
      fc.property(v4, ([a, b, c, d]) => {
        const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
        for (const text of [`::ffff:${hex}`, `64:ff9b::${hex}`, `::${hex}`, `2002:${hex}::1`]) expect([text, isAllowed(text, PUBLIC)]).toEqual([text, false]);
      }),
    );
    for (const text of ['', 'x', 'fe80::1%eth0', '127.0.0.1 ', '999.1.1.1']) expect(isAllowed(text, PUBLIC)).toBe(false);
  });
});
