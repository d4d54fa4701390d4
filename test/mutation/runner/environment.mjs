// One thread in which the specs are loaded once and run as often as asked. Stryker's own switches stand in `globalThis.__stryker__`.
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { expect } from 'expect';
import fc from 'fast-check';
import { collector } from './collect.mjs';

// The same mutants die in every run: a property that draws new examples each time would give a new score each time.
fc.configureGlobal({ seed: 20_261_123 });

const stryker = (globalThis.__stryker__ ??= {});
const { tests, globals, in: inFile } = collector();
Object.assign(globalThis, globals, { expect });

const activate = ({ activeMutant, hitLimit }) => Object.assign(stryker, { activeMutant, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });

let fresh = 0;

async function load({ specs, root, counted, ...active }) {
  fresh = tests.length;
  stryker.counted = counted;
  activate(active);
  for (const spec of specs) {
    const path = relative(root, spec);
    inFile(path);
    try {
      await import(pathToFileURL(spec));
    } catch (error) {
      return { broken: path, message: String(error?.stack ?? error), hitCount: stryker.hitCount };
    }
  }
  return { tests: tests.map(({ id, name }) => ({ id, name })) };
}

/** @param given `ids` null: every test of the last load. */
async function run({ ids, bail, ...active }) {
  activate(active);
  const wanted = ids && new Set(ids);
  const results = [];
  for (const { id, run: body } of ids ? tests : tests.slice(fresh)) {
    if (wanted && !wanted.has(id)) continue;
    stryker.currentTestId = id;
    const begun = performance.now();
    const failure = await failureOf(body);
    results.push({ id, timeSpentMs: performance.now() - begun, failure });
    if (failure !== null && bail) break;
  }
  const { hitCount, mutantCoverage } = stryker;
  activate({});
  stryker.currentTestId = undefined;
  return { results, hitCount, mutantCoverage };
}

async function failureOf(body) {
  try {
    await body();
    return null;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

const ANSWERS = { load, run };
parentPort.on('message', async ({ ask, ...given }) => parentPort.postMessage(await ANSWERS[ask](given)));
