import { uuidV5 } from './ids.js';

describe('ids from names', () => {
  it('gives the example of RFC 9562 appendix A.4', () => {
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it.each(['', 'r1', '6ba7b810-9dad-11d1-80b4', '6ba7b810-9dad-11d1-80b4-00c04fd430cx'])('refuses %j as a namespace', (namespace) => {
    expect(() => uuidV5(namespace, 'a')).toThrow('must be a UUID');
  });

  it('takes names as UTF-8 and sets version 5 and the RFC variant for every name', () => {
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', '工单')).not.toBe(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', '工筹'));
    for (let n = 0; n < 500; n += 1)
      expect(uuidV5('6f0d6c8e-4d0a-5f52-9a54-6c69616e646f', String(n))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
