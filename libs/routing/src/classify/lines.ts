import type { OrderReading } from '../reading/order-reading.js';
import { normalise } from '../text/normalise.js';
import type { RuleSet } from '../rule-set/rule-set.js';

/** Which half of finance a party's kind belongs to. */
export type Trade = 'bank' | 'property' | 'life' | 'insurance' | 'any';

const TRADES: ReadonlyMap<string, Trade> = new Map([
  ['INSURER_PC', 'property'],
  ['INSURER_LIFE', 'life'],
  ['BANK_STATE', 'bank'],
  ['BANK_JOINT', 'bank'],
  ['BANK_CITY', 'bank'],
  ['BANK_RURAL', 'bank'],
  ['BANK_FOREIGN', 'bank'],
  ['CONSUMER_FINANCE', 'bank'],
  ['WEALTH_SUB', 'bank'],
]);
export const tradeOf = (kind: string): Trade => TRADES.get(kind) ?? 'any';

const PROPERTY_ONLY: ReadonlySet<string> = new Set(['I-AUTO', 'I-BOND', 'I-PROP', 'I-LIAB', 'I-AGRI', 'I-CARGO', 'I-CRED', 'I-POTH']);
const LIFE_ONLY: ReadonlySet<string> = new Set(['I-LIFE', 'I-PAR', 'I-UL', 'I-ILP', 'I-ANN', 'I-CI', 'I-LOTH']);

/** Whether an institution of this trade writes this line: accident, medical and short health cover is sold by both kinds of insurer. */
export function writes(trade: Trade, line: string): boolean {
  if (trade === 'any') return true;
  if (trade === 'bank') return line.startsWith('B-');
  if (!line.startsWith('I-')) return false;
  if (trade === 'property') return !LIFE_ONLY.has(line);
  if (trade === 'life') return !PROPERTY_ONLY.has(line);
  return true;
}

/** Lines with the weight of what was said for them, heaviest first. */
export type RankedLines = readonly { readonly line: string; readonly weight: number }[];

/** A code of DOMAIN §5 or the door's word for a line counts as much as several words of the text. */
const HINT_WEIGHT = 6;

const looksLikeCode = (hint: string): boolean => /^[BI]-[A-Z-]{2,5}$/.test(hint);

function hinted(set: RuleSet, hint: string | null): readonly string[] {
  if (hint === null) return [];
  const code = hint.trim().toUpperCase();
  if (looksLikeCode(code)) return [code];
  const word = normalise(hint);
  return set.lineNames.filter(({ words }) => words.some((name) => word === name)).map(({ tag }) => tag);
}

/** All lines that the text and the door speak of. */
export function rankLines(set: RuleSet, reading: OrderReading, hint: string | null): RankedLines {
  const weights = new Map(reading.tagsOf('line'));
  for (const line of hinted(set, hint)) weights.set(line, (weights.get(line) ?? 0) + HINT_WEIGHT);
  return [...weights].map(([line, weight]) => ({ line, weight })).sort((a, b) => b.weight - a.weight || (a.line < b.line ? -1 : 1));
}

/** Words of insurance that tell no line. */
const SOME_INSURANCE = 'I-*';
const BANCASSURANCE_WEIGHT = 3;
/** Lines that a bank's customer takes insurance for: deposits and wealth products. */
const MISTAKEN_FOR: ReadonlySet<string> = new Set(['B-SAV', 'B-WM', 'B-OTH', 'B-DC']);

function bankLine(lines: RankedLines, sold: boolean): string | null {
  const insurance = lines.reduce((sum, { line, weight }) => (line.startsWith('I-') ? sum + weight : sum), 0);
  const own = lines.find(({ line }) => line.startsWith('B-'));
  const rival = lines.find(({ line }) => line.startsWith('B-') && !MISTAKEN_FOR.has(line));
  if (insurance >= (sold ? 1 : BANCASSURANCE_WEIGHT) && insurance > (rival?.weight ?? 0)) return 'B-AGT';
  return own?.line ?? null;
}

/** The line of a case that goes to an institution of this trade; `sold`: the text speaks of selling; a bank that sold insurance answers for its agency business (B-AGT). */
export function lineFor(trade: Trade, lines: RankedLines, sold = false): string | null {
  if (trade === 'bank') return bankLine(lines, sold);
  const fit = lines.find(({ line }) => line !== SOME_INSURANCE && (trade === 'any' || writes(trade, line)));
  return fit?.line ?? (trade === 'life' && lines.some(({ line }) => line === SOME_INSURANCE) ? 'I-LIFE' : null);
}

/** Whether the text speaks of the trade at all: an insurer's case may leave the line open. */
export const speaksOf = (trade: Trade, lines: RankedLines): boolean =>
  lineFor(trade, lines) !== null || (trade !== 'bank' && lines.some(({ line }) => line === SOME_INSURANCE));
