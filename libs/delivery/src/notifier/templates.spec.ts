import fc from 'fast-check';
import { isPlaceholder, PLACEHOLDERS, render, TEMPLATES, type TemplateId } from './templates.js';

const IDS = Object.keys(TEMPLATES) as TemplateId[];
const textsOf = (id: TemplateId): readonly string[] => [TEMPLATES[id].zh, TEMPLATES[id].en].flatMap(({ subject, text }) => [subject, text]);
const RIGHT = {
  referralNo: 'QD20261123-000001X',
  referralId: '5f0c2f6e-8a54-5d0e-9b7a-0d2f2f6c1a10',
  deliveryId: '5f0c2f6e-8a54-5d0e-9b7a-0d2f2f6c1a10',
  party: 'BNK-ICBC-QD',
  due: '2026-11-23 09:30',
  code: 'CLOCK_BREACHED',
  count: '3',
  link: 'https://hub.example/v1/referrals/5f0c2f6e-8a54-5d0e-9b7a-0d2f2f6c1a10',
};

describe('the templates of notices', () => {
  it.each(IDS)('%s holds placeholders of the closed list only, the same ones in both languages', (id) => {
    const names = (texts: readonly string[]): readonly string[] =>
      [...new Set(texts.flatMap((text) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '')))].sort();
    const { zh, en } = TEMPLATES[id];
    expect(names(textsOf(id)).filter((name) => !isPlaceholder(name))).toEqual([]);
    expect(names([zh.subject, zh.text])).toEqual(names([en.subject, en.text]));
    expect(zh.text).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is a closed list without names, phones, addresses and texts', () => {
    expect(Object.keys(PLACEHOLDERS).sort()).toEqual(['code', 'count', 'deliveryId', 'due', 'link', 'party', 'referralId', 'referralNo']);
  });

  it.each(IDS)('%s is filled with what has its form', (id) => expect(JSON.stringify(render(id, RIGHT))).not.toMatch(/[{}]\w|—/));

  it('shows nothing that a person may have written: names, phone numbers, identity numbers, addresses, sentences', () => {
    const personal = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        '测试甲',
        '19900000001',
        '+8619900000001',
        '110101199003070011',
        '11010119900307001X',
        '青岛市市南区香港中路1号',
        'zhang.san@bank.example',
        'Zhang San',
        'ZHANG SAN',
        '\u202e evil',
        '<b>',
        '2026-11-23 09:30 张三',
        'https://evil.example/?q=张三',
        'https://u:p@hub.example/v1/x',
        '12345678901',
      ),
    );
    const mask = (text: string): string => text.replace(/[A-Z_]{2,40}|\d{1,7}|^.$/g, '');
    fc.assert(
      fc.property(personal, fc.constantFrom(...IDS), (text, id) => {
        const values = Object.fromEntries(Object.keys(PLACEHOLDERS).map((name) => [name, text]));
        const shown = render(id, values);
        // What still has the form of a code or a small number is a code or a small number.
        if (mask(text) !== '') expect(shown).toEqual(render(id, {}));
      }),
    );
    for (const text of ['测试甲', '19900000001', '110101199003070011', 'ZHANG SAN'])
      expect(JSON.stringify(render('LIMIT_PASSED', { referralNo: text, code: text, party: text, due: text }))).not.toContain(text);
  });
});
