import { readFileSync } from 'node:fs';
import { CONSUMED_EVENT_SCHEMAS } from '#contracts';
import type { JsonObject } from '#kernel';
import { dataFault } from './data-check.js';

const dataOf = (type: string): JsonObject => (JSON.parse(readFileSync(`libs/contracts/src/examples/${type}/1.0.json`, 'utf8')) as { data: JsonObject }).data;

describe('data of an event against its schema', () => {
  it.each([...CONSUMED_EVENT_SCHEMAS.keys()])('takes the published example of %s', (type) => {
    expect(dataFault(type, dataOf(type))).toBeNull();
  });
  it('keeps members that the schema does not name', () => {
    const type = 'cn.qingdao.intake.ReferralReceived.v1';
    expect(dataFault(type, { ...dataOf(type), fromNextYear: 1 })).toBeNull();
  });
  it('says where data differs and quotes nothing', () => {
    const type = 'cn.qingdao.intake.ReferralReceived.v1';
    const { sealed: _, ...without } = dataOf(type);
    expect(dataFault(type, without)).toBe('data: sealed is missing');
    const fault = dataFault(type, { ...dataOf(type), personCount: '张三' });
    expect(fault).toMatch(/^data\/personCount: must be /);
    expect(fault).not.toContain('张三');
  });
  it('leaves a type that the hub does not read to its consumer', () => {
    expect(dataFault('cn.qingdao.other.Thing.v1', {})).toBeNull();
  });
});
