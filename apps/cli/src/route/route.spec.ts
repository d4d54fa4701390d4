import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { explainOrder, explanationLines } from './explain.command.js';
import { predictFile } from './predict.command.js';
import { registerRoute } from './route.commands.js';

const folder = mkdtempSync(join(tmpdir(), 'route-'));
afterAll(() => rmSync(folder, { recursive: true }));

const order = (orderNo: string, content: string, caller: object, orderType = '投诉') => ({
  orderNo,
  orderType,
  title: '',
  content,
  receivedAt: '2026-10-01T00:00:00+08:00',
  caller,
});
const rows = [
  { id: 'a', door: 'hotline-12345', order: order('1', '建行房贷提前还款不给排', { name: '甲', phone: '1' }) },
  { id: 'b', door: 'hotline-12345', order: order('2', '建行房贷的事再次反映', { name: '甲', phone: '1' }) },
  { id: 'c', door: 'hotline-12345', order: order('3', '建行房贷还没处理', { name: '甲' }) },
  { id: 'd', door: 'hotline-12345', order: order('4', '浙商银行客户经理骗贷', { phone: '2' }, '举报') },
  { id: 'e', door: 'hotline-12345', order: order('5', '路灯不亮', { phone: '3' }) },
  { id: 'f', door: 'hotline-12345', order: order('6', '工行信用卡年费要退，另举报其造假', { phone: '4' }) },
  { id: 'g', door: 'hotline-12345', order: order('7', '信用卡年费', { phone: '5' }) },
];
const written = (name: string, bytes: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const ndjson = rows.map((row) => JSON.stringify(row)).join('\n');

describe('a file of orders', () => {
  it('gives one prediction per order, in the words of the scorer, as one history', async () => {
    const lines: string[] = [];
    expect(await predictFile(written('in.ndjson', `${ndjson}\n\n`), (line) => lines.push(line))).toBe(7);
    const [a, b, c, d, e, f, g] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(a).toMatchObject({
      id: 'a',
      matterType: 'COMPLAINT',
      ours: true,
      orgId: 'BNK-CCB-QD',
      triage: false,
      recipients: ['BNK-CCB-QD'],
      businessLine: 'B-LN',
      split: null,
      duplicateOfNo: null,
    });
    expect(b).toMatchObject({ duplicateOfNo: '1' });
    expect(c).toMatchObject({ duplicateOfNo: '1' });
    expect(d).toMatchObject({ matterType: 'REPORT', orgId: 'REG-NFRA-QD', recipients: ['REG-NFRA-QD'], triage: false, confidentiality: 'WHISTLEBLOWER' });
    expect(e).toMatchObject({ ours: false, orgId: 'TRANSFERRED_OUT', recipients: [], triage: false });
    expect(f).toMatchObject({ orgId: 'BNK-ICBC-QD', recipients: [], split: { complaint: { orgId: 'BNK-ICBC-QD' }, report: { recipients: ['REG-NFRA-QD'] } } });
    expect(g).toMatchObject({ orgId: null, triage: true, recipients: [] });
  });

  it('may be compressed', async () => {
    expect(await predictFile(written('in.ndjson.gz', gzipSync(ndjson)), () => undefined)).toBe(7);
  });

  it.each(['not json', '{"id":"x"}', '{"id":"x","door":"nowhere","order":{}}'])('with a line %s is refused with its number', async (line) => {
    await expect(predictFile(written('bad.ndjson', `${JSON.stringify(rows[0])}\n${line}`), () => undefined)).rejects.toThrow('line 2: ');
  });
});

describe('one order explained', () => {
  it('tells destination, rule, score and reason, and nothing of the text', () => {
    const proposal = explainOrder('hotline-12345', rows[0]?.order);
    const text = explanationLines(proposal).join('\n');
    expect(text).toContain('派单 BNK-CCB-QD\n规则 R4-named-respondent（规则集 2026.11.24-1），分值 0.96：the complainant named BNK-CCB-QD by alias: 建行');
    expect(text).toContain('  R4-named-respondent: dispatch');
    expect(text).not.toContain('提前还款');
  });

  it.each([
    [3, '举报 → REG-NFRA-QD'],
    [4, '转出 SOURCE：'],
    [5, '拆分：投诉 → BNK-ICBC-QD；举报 → REG-NFRA-QD'],
    [6, '待人工：no institution named'],
  ])('of row %d begins %s', (index, start) => {
    expect(explanationLines(explainOrder('hotline-12345', rows[index]?.order))[0]).toContain(start);
  });

  it('says when the institution was not asked first', () => {
    const call = {
      callNo: '1',
      content: '工行信用卡年费',
      demand: '退费',
      triedInstitutionFirst: false,
      calledAt: '2026-10-01T00:00:00+08:00',
      complainant: {},
    };
    expect(explanationLines(explainOrder('hotline-12378', call)).join('\n')).toContain('R7c');
  });

  it('must be an object', () => {
    expect(() => explainOrder('hotline-12345', [])).toThrow('an order is a JSON object');
  });
});

describe('the commands', () => {
  it('predict into a file', async () => {
    const program = new Command().exitOverride();
    registerRoute(program);
    const out = join(folder, 'out.ndjson');
    await program.parseAsync(['node', 'hub', 'route', 'predict', '--file', written('again.ndjson', ndjson), '--out', out]);
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(7);
  });

  it('refuse a door that is none', async () => {
    const program = new Command().exitOverride();
    registerRoute(program);
    const file = written('one.json', '{}');
    await expect(program.parseAsync(['node', 'hub', 'route', 'explain', '--door', 'window', '--file', file])).rejects.toThrow('unknown door window');
  });
});
