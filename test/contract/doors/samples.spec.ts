import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { statusWord, type Door, type StatusCode } from '#contracts';
import { InputFault } from '#platform';
import type { Instant, JsonObject } from '#kernel';
// The doors' readers are no part of intake's front door: the contract is checked against the very code that reads.
import { readHotlineOrder } from '../../../libs/intake/src/channels/hotline-12345/inbound.js';
import { readCall } from '../../../libs/intake/src/channels/hotline-12378/inbound.js';
import { COLUMNS, readHeader } from '../../../libs/intake/src/channels/market-12315/columns.js';
import { readPetition } from '../../../libs/intake/src/channels/petition/inbound.js';
import { commandOfXml } from '../../../libs/intake/src/channels/petition/xml-command.js';
import { checkCommand } from '../../../libs/intake/src/commands/officer-commands.js';
import { readRow } from '../../../libs/intake/src/batch/read-row.js';
import { NDJSON_FORMAT } from '../../../libs/intake/src/batch/batch-format.js';
import { cellsOf } from '../../../libs/intake/src/batch/csv-encoding.js';
import { splitRecords } from '../../../libs/intake/src/batch/record-splitter.js';
import { readXml, type XmlNode } from '../../../libs/intake/src/xml/read-xml.js';

const now = '2026-11-30T02:00:00.000Z' as Instant;
const bytes = (path: string): Buffer => readFileSync(path);
const sample = (path: string): JsonObject => JSON.parse(bytes(`docs/examples/${path}`).toString('utf8')) as JsonObject;
const schema = (name: string): JsonObject => JSON.parse(bytes(`libs/contracts/src/doors/schemas/${name}`).toString('utf8')) as JsonObject;

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
(addFormatsModule as unknown as (target: Ajv2020) => void)(ajv);
const compile = (name: string): ValidateFunction => ajv.compile(schema(name));
const order = compile('hotline-12345.order.schema.json');
const call = compile('hotline-12378.call.schema.json');
const command = compile('command-record.schema.json');

/** The members a reader knows, as it says itself about one it does not. */
function knownTo(read: (body: JsonObject) => unknown): readonly string[] {
  try {
    read({ 'no such member': 1 });
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    const said = error.faults.find(({ code }) => code === 'HUB_FIELD_UNKNOWN')?.detail ?? '';
    return (said.split('known here: ')[1] ?? '').split(', ').toSorted();
  }
  throw new Error('a reader took a member that nobody knows');
}

describe('the samples of the doors', () => {
  it('hotline-12345: order, batch and command are valid and are taken', () => {
    const body = sample('hotline-12345/order.json');
    expect([order(body), order.errors]).toEqual([true, null]);
    expect(readHotlineOrder(body, now).open).toMatchObject({ unknownCodes: [], faults: [] });
    const kinds = splitRecords('ndjson', bytes('docs/examples/hotline-12345/batch.ndjson')).map((record) => {
      const line = JSON.parse(record.bytes.toString('utf8')) as JsonObject;
      expect(line.command === undefined ? order(line) : command(line)).toBe(true);
      return readRow('hotline-12345', NDJSON_FORMAT, record, now).kind;
    });
    expect(kinds).toEqual(['order', 'command']);
    expect(checkCommand('approveReply', sample('hotline-12345/approveReply.json')).officer).toBe('HO-0231');
  });

  it('petition: letter and command are taken', () => {
    expect(readPetition(readXml(bytes('docs/examples/petition/letter.xml')), now).open).toMatchObject({
      unknownCodes: [],
      faults: [],
      petition: { transfer: '交办', reportDueOn: '2027-01-08' },
    });
    expect(checkCommand('rejectReply', commandOfXml(readXml(bytes('docs/examples/petition/command.xml')))).body).toEqual({
      defects: ['未说明依据', '未答复第二项诉求'],
    });
  });

  it('market-12315: orders and a command row are taken', () => {
    const [first, ...records] = splitRecords('csv', bytes('docs/examples/market-12315/registrations.csv'));
    const headerCells = cellsOf(first?.bytes.toString('utf8') ?? '') ?? [];
    const format = { form: 'csv', encoding: 'utf-8', header: readHeader(headerCells), headerCells } as const;
    expect(records.map((record) => readRow('market-12315', format, record, now).kind)).toEqual(['order', 'order', 'command']);
  });

  it('hotline-12378: the call is valid and is taken', () => {
    const body = sample('hotline-12378/call.json');
    expect([call(body), call.errors]).toEqual([true, null]);
    expect(readCall(body, now).open).toMatchObject({ unknownCodes: [], faults: [], lineHint: 'B-CC' });
  });

  it.each<[Door, string, string]>([
    ['hotline-12345', 'hotline-12345/status.json', 'action'],
    ['petition', 'petition/status.json', 'word'],
    ['market-12315', 'market-12315/status.json', '结果'],
    ['market-12315', 'market-12315/refused.json', '结果'],
    ['hotline-12378', 'hotline-12378/status.json', 'status'],
  ])('%s: %s is a valid status with the word of its code', (door, path, word) => {
    const validate = ajv.getSchema(`urn:liandong:schema:door:${door}:status:1`) ?? compile(`${door}.status.schema.json`);
    const body = sample(path);
    expect([validate(body), validate.errors]).toEqual([true, null]);
    expect(body[word]).toBe(statusWord(door, body.code as StatusCode));
  });
});

describe('the published schemas', () => {
  it('name exactly the members that the readers know', () => {
    const members = (name: string): readonly string[] => Object.keys(schema(name).properties as JsonObject).toSorted();
    expect(members('hotline-12345.order.schema.json')).toEqual(knownTo((body) => readHotlineOrder(body, now)));
    expect(members('hotline-12378.call.schema.json')).toEqual(knownTo((body) => readCall(body, now)));
    expect((schema('market-12315.columns.json').columns as unknown as { name: string }[]).map(({ name }) => name)).toEqual(COLUMNS);
  });

  it('say of the petition document what the reader knows of it', () => {
    const declared = new Set<string>();
    const walk = (node: XmlNode): void => {
      if (node.name === 'element') declared.add(node.attributes.get('name') ?? '');
      node.children.forEach(walk);
    };
    const xsd = bytes('libs/contracts/src/doors/schemas/petition.xsd');
    walk(readXml(Buffer.from(xsd.toString('utf8').replaceAll(/<xs:(simpleType) [^]*?<\/xs:\1>/g, ''))));
    const root = { name: 'petition', namespace: 'urn:liandong:petition:1', attributes: new Map(), text: '', children: [] };
    const known = knownTo(() => readPetition({ ...root, children: [{ ...root, name: 'no-such' }] }, now));
    for (const name of known) expect([...declared]).toContain(name);
    expect(known).toHaveLength(14);
  });
});
