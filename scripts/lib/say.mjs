// What the scripts tell people, always on stderr: stdout belongs to data.
const started = performance.now();
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export const english = /^en/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
/** The same line in both languages; LANG chooses. */
export const words = (zh, en) => (english ? en : zh);
export const say = (line) => process.stderr.write(`${line}\n`);
export const sinceStart = () => seconds(started);

/** Runs one step: says its name when it takes longer than a second, then every 10 s how long it has taken. */
export async function step(name, work) {
  const begun = performance.now();
  let said = false;
  const announce = () => {
    say(said ? `  … ${name} ${seconds(begun)}` : `${name} …`);
    said = true;
  };
  const first = setTimeout(announce, 1_000);
  const again = setInterval(announce, 10_000);
  try {
    const result = await work();
    if (said) say(`  ✓ ${name} ${seconds(begun)}`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}

/** Something is missing or wrong: one line that says what and how, and exit code 6 (a dependency is missing) or the given one. */
export class Stop extends Error {
  constructor(message, exitCode = 6) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The main function of a script: its number is the exit code; a `Stop` is one line, anything else a stack. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof Stop ? error.message : error.stack);
    process.exitCode = error instanceof Stop ? error.exitCode : 1;
  }
}
