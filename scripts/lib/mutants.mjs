// Deliberate bugs: each is a patch that names the guarantee it breaks and the test that must see it.
import { readdirSync, readFileSync } from 'node:fs';
import { at } from './paths.mjs';
import { Stop } from './say.mjs';

const FIELDS = ['Guarantee', 'Breaks', 'Project', 'Spec', 'Title', 'Expects'];

/** Every patch under test/mutants whose guarantee is asked for; all without a name. */
export function readMutants(only) {
  const folder = at('test/mutants');
  const mutants = readdirSync(folder)
    .filter((name) => name.endsWith('.patch'))
    .sort()
    .map((file) => {
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      const fields = Object.fromEntries(FIELDS.map((name) => [name.toLowerCase(), new RegExp(`^${name}: (.+)$`, 'm').exec(text)?.[1]]));
      const missing = FIELDS.filter((name) => fields[name.toLowerCase()] === undefined);
      if (missing.length > 0) throw new Stop(`${file} does not say: ${missing.join(', ')}`, 2);
      return { file, path: `${folder}/${file}`, ...fields };
    });
  const chosen = only === null ? mutants : mutants.filter(({ guarantee }) => guarantee === only);
  if (chosen.length === 0) throw new Stop(`there is no mutant for ${only}`, 2);
  return chosen;
}

/** Why this run of a test does not show that the bug was seen; null where it does. */
export function whyNotCaught({ title, expects }, report) {
  const failed = report.testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'failed');
  if (report.numRuntimeErrorTestSuites > 0) return 'the spec could not run at all';
  const named = failed.filter(({ fullName }) => fullName.includes(title));
  if (named.length === 0) return failed.length === 0 ? 'SURVIVED: the test passes with the bug' : `other tests failed, but none named «${title}»`;
  // eslint-disable-next-line no-control-regex
  const words = named
    .flatMap(({ failureMessages }) => failureMessages)
    .join('\n')
    .replace(/\u001b\[[0-9;]*m/g, '');
  return words.includes(expects) ? null : `it failed for another reason than «${expects}»:\n${words.slice(0, 1_500)}`;
}
