import { whatWorks } from './what-works.js';

const UP = { database: 'up', broker: 'up', consumers: 'up' } as const;

describe('what still works', () => {
  it('is everything while every part is up', () => expect(new Set(Object.values(whatWorks(UP)))).toEqual(new Set(['works'])));
  it('takes orders and commands without the broker, and tells later', () =>
    expect(whatWorks({ ...UP, broker: 'degraded' })).toMatchObject({
      orders: 'works',
      batches: 'works',
      commands: 'works',
      reading: 'works',
      registering: 'later',
      telling: 'later',
    }));
  it('registers later while the consumers join', () =>
    expect(whatWorks({ ...UP, consumers: 'degraded' })).toMatchObject({ orders: 'works', registering: 'later' }));
  it('promises nothing without the database', () =>
    expect(whatWorks({ ...UP, database: 'down' })).toMatchObject({ orders: 'refused', commands: 'refused', reading: 'refused' }));
});
