export interface FaultsOptions {
  readonly minutes: number;
  readonly seed: number;
  /** Orders a second. */
  readonly rate: number;
  /** Only faults whose name has this in it; empty: all. */
  readonly only: string;
  /** A folder of an earlier run that is judged again; empty: a run. */
  readonly judge: string;
  /** Where what was seen is kept; empty: nowhere. */
  readonly keep: string;
  readonly json: boolean;
}

const NUMBERS = { minutes: 30, seed: 1, rate: 200 } as const;
const WORDS = { only: '', judge: '', keep: '' } as const;
const USAGE = 'usage: npm run faults -- [--minutes N] [--seed N] [--rate N] [--only WORD] [--keep FOLDER] [--judge FOLDER] [--json]';

/** @throws Error that names what is wrong */
export function faultsOptions(args: readonly string[]): FaultsOptions {
  const numbers: Record<string, number> = { ...NUMBERS };
  const words: Record<string, string> = { ...WORDS };
  let json = false;
  for (let index = 0; index < args.length; index += 1) {
    const name = (args[index] ?? '').replace(/^--/, '');
    if (name === 'json') {
      json = true;
      continue;
    }
    index += 1;
    const value = args[index];
    const number = Number(value);
    if (value !== undefined && name in WORDS) words[name] = value;
    else if (value !== undefined && name in NUMBERS && Number.isFinite(number) && number > 0) numbers[name] = number;
    else throw new Error(`${USAGE}; not understood: ${args[index - 1] ?? ''} ${value ?? ''}`);
  }
  return { ...(numbers as typeof NUMBERS), ...(words as typeof WORDS), json };
}
