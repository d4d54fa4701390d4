/** What one run of `npm run timers` does. */
export interface TimersOptions {
  /** Open clocks of all cases together, at least. */
  readonly clocks: number;
  /** Cases whose limit ends in one and the same second. */
  readonly due: number;
  /** How often a process `sla` is killed with SIGKILL while they are told. */
  readonly kills: number;
  readonly seed: number;
  /** Cases that came weeks ago and have every mark to tell at the start. */
  readonly old: number;
}

const DEFAULTS: TimersOptions = { clocks: 100_000, due: 5_000, kills: 0, seed: 1, old: 200 };

/** `--clocks N --due N --kills N --seed N --old N` @throws Error that names what is wrong */
export function timersOptions(args: readonly string[]): TimersOptions & { readonly json: boolean } {
  const found: Record<string, number> = {};
  for (let index = 0; index < args.length; index += 1) {
    const name = (args[index] ?? '').replace(/^--/, '');
    if (name === 'json') continue;
    const value = Number(args[index + 1]);
    if (!(name in DEFAULTS) || !Number.isSafeInteger(value) || value < 0)
      throw new Error(`usage: npm run timers -- [--clocks N] [--due N] [--kills N] [--seed N] [--old N] [--json]; not understood: ${args[index] ?? ''}`);
    found[name] = value;
    index += 1;
  }
  return { ...DEFAULTS, ...found, json: args.includes('--json') };
}
