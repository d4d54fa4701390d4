import { MARKET_COLUMNS, sample, type SampleLine } from '#simulation';
import { shippedEngine } from '../route/engine.js';
import { orderFactsOf } from '../route/order-facts.js';
import type { RawOrder } from '../route/raw-order.js';

const inXml = (xml: string, name: string): string | undefined => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];

/** A line of a sample as routing reads orders of its door. */
function rawOf({ door, text, orderNo }: SampleLine): RawOrder {
  if (door === 'market-12315') return Object.fromEntries(text.split(',').map((cell, at) => [MARKET_COLUMNS[at] ?? '', cell]));
  if (door !== 'petition') return JSON.parse(text) as RawOrder;
  const { xml } = JSON.parse(text) as { readonly xml: string };
  const fields = ['matterClass', 'subject', 'body', 'respondent', 'district', 'receivedOn'].map((name) => [name, inXml(xml, name)] as const);
  return { ...Object.fromEntries(fields), no: orderNo, petitioners: [{ name: inXml(xml, 'name'), phone: inXml(xml, 'phone'), idNo: inXml(xml, 'idNo') }] };
}

/** Where the hub would leave the order, by the shipped rules. */
function placeOf(line: SampleLine): { readonly place: string; readonly orgId: string | null } {
  const engine = shippedEngine();
  const { destination, receipt, classification } = engine.propose(orderFactsOf(line.door, rawOf(line)));
  const sure = receipt.score >= engine.autoDispatchScore;
  if (destination.action === 'transferOut' && sure) return { place: 'transferredOut', orgId: null };
  const usual = classification.urgency === 'NORMAL' || classification.urgency === 'PRIORITY';
  return destination.action === 'dispatch' && sure && usual ? { place: 'dispatched', orgId: destination.leadOrgId } : { place: 'triage', orgId: null };
}

describe('a sample', () => {
  it('expects of every valid order what the shipped rules do with it', () => {
    const valid = [...sample(2_000, 11)].filter(({ outcome, place }) => outcome === 'accepted' && place !== 'quarantined');
    const wrong = valid.filter(({ place, orgId, ...line }) => JSON.stringify(placeOf({ place, orgId, ...line })) !== JSON.stringify({ place, orgId }));
    expect(wrong.map(({ text, place }) => `${place ?? ''} ${text}`)).toEqual([]);
  });

  it('is the same for the same seed and has other orders for another', () => {
    const texts = (seed: number): string[] => [...sample(300, seed)].map(({ text }) => text);
    expect(texts(4)).toEqual(texts(4));
    expect(texts(5).filter((text) => texts(4).includes(text))).toEqual([]);
  });

  it('holds about one repeat, conflict and fault in a hundred, and every place an order can come to rest', () => {
    const lines = [...sample(6_000, 2)];
    const share = (outcome: string): number => lines.filter((line) => line.outcome === outcome).length / lines.length;
    for (const outcome of ['duplicate', 'conflict']) expect(Math.abs(share(outcome) - 0.01)).toBeLessThan(0.005);
    expect(new Set(lines.map(({ place }) => place))).toEqual(new Set([null, 'dispatched', 'triage', 'transferredOut', 'quarantined']));
  });
});
