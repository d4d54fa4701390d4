import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { LIBRARIES } from '../libraries.mjs';
import { transpile } from './transpile.mjs';

const TOO_LONG = Symbol('too long');
const STATUS = { success: 0, failed: 1 };

/** A thread with the specs of the library in it. */
class Environment {
  constructor() {
    this.worker = new Worker(new URL('./environment.mjs', import.meta.url), { env: { ...process.env, HUB_PROPERTY_RUNS: '100' } });
  }

  /** @returns the answer, or `TOO_LONG` after so many milliseconds: an endless loop ends only with its thread. */
  async ask(question, timeout) {
    const over = new AbortController();
    this.worker.postMessage(question);
    const answer = once(this.worker, 'message', { signal: over.signal }).then(([message]) => message);
    const end = sleep(timeout, TOO_LONG, { signal: over.signal });
    answer.catch(() => undefined);
    end.catch(() => undefined);
    try {
      return await Promise.race([answer, end]);
    } finally {
      over.abort();
    }
  }

  end() {
    return this.worker.terminate();
  }
}

/**
 * Runs the pure specs without a test framework's cost for each mutant: what a mutant changes at run time is tried in a thread that is loaded already;
 * what it changes while modules load (tables, constants) in a thread of its own.
 */
class SpecRunner {
  constructor() {
    this.root = process.cwd();
    this.library = process.env.HUB_MUTATION_LIBRARY;
    this.remembers = LIBRARIES[this.library].remembers;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    this.stages = transpile(this.root, this.library);
    this.spare = new Environment();
  }

  async dryRun({ timeout }) {
    const environment = this.take();
    const loaded = await this.load(environment, { specs: this.stages.flat(), counted: false }, timeout);
    if (loaded === TOO_LONG) return { status: 'timeout' };
    if (loaded.broken) return { status: 'error', errorMessage: `${loaded.broken}: ${loaded.message}` };
    const answer = await environment.ask({ ask: 'run', bail: false }, timeout);
    await environment.end();
    if (answer === TOO_LONG) return { status: 'timeout' };
    const names = new Map(loaded.tests.map(({ id, name }) => [id, name]));
    const loads = this.stages.flat().map((spec) => ({ id: `${this.nameOf(spec)} › loads`, name: 'loads', timeSpentMs: 0, status: STATUS.success }));
    const tests = answer.results.map(({ id, timeSpentMs, failure }) =>
      failure === null
        ? { id, name: names.get(id), timeSpentMs, status: STATUS.success }
        : { id, name: names.get(id), timeSpentMs, status: STATUS.failed, failureMessage: failure },
    );
    return { status: 'complete', tests: [...loads, ...tests], mutantCoverage: answer.mutantCoverage };
  }

  /** Stryker would end this process when the time is over: a thread costs less, so the time of all questions together is a little shorter. */
  async mutantRun(given) {
    const over = performance.now() + given.timeout * 0.8;
    const options = {
      ...given,
      get timeout() {
        return Math.max(1, over - performance.now());
      },
    };
    if (options.mutantActivation === 'static' || this.remembers) return this.alone(options);
    this.shared ??= await this.whole(options.timeout);
    const result = await this.run(this.shared, options);
    if (result.status === 'killed' && (await this.isSound(result.killedBy, options.timeout))) return result;
    if (result.status === 'survived') return result;
    await this.shared.end();
    this.shared = undefined;
    return result.status === 'killed' ? this.alone(options) : result;
  }

  /** A test that kills must pass again without the mutant: otherwise it is the thread that is spoiled, by this mutant or one before. */
  async isSound(ids, timeout) {
    const answer = await this.shared.ask({ ask: 'run', ids, bail: true }, timeout);
    return answer !== TOO_LONG && answer.results.every(({ failure }) => failure === null);
  }

  async alone(options) {
    const atLoad = options.mutantActivation === 'static' ? activeIn(options) : {};
    const environment = this.take();
    try {
      let result = { status: 'survived', nrOfTests: 0 };
      for (const specs of this.stages) {
        const loaded = await this.load(environment, { specs, ...atLoad }, options.timeout);
        result = this.brokenBy(loaded, options) ?? (await this.run(environment, options, this.stageOf(specs, options)));
        if (result.status !== 'survived') break;
      }
      return result;
    } finally {
      await environment.end();
    }
  }

  /** A mutant with which the specs do not even load is found by every run of them. */
  brokenBy(loaded, options) {
    if (loaded === TOO_LONG) return { status: 'timeout' };
    if (!loaded.broken) return undefined;
    if (isEndless(loaded, options)) return { status: 'timeout' };
    return { status: 'killed', killedBy: [`${loaded.broken} › loads`], failureMessage: loaded.message, nrOfTests: 1 };
  }

  stageOf(specs, { testFilter }) {
    return testFilter?.filter((id) => specs.some((spec) => id.startsWith(this.nameOf(spec))));
  }

  /** A thread with all specs in it and no mutant awake. */
  async whole(timeout) {
    const environment = this.take();
    await this.load(environment, { specs: this.stages.flat() }, timeout);
    return environment;
  }

  /** A started thread; the next one starts meanwhile. */
  take() {
    const environment = this.spare;
    this.spare = new Environment();
    return environment;
  }

  load(environment, given, timeout) {
    return environment.ask({ ask: 'load', root: `${this.root}/.specs`, counted: true, ...given }, timeout);
  }

  async run(environment, options, ids = options.testFilter) {
    const answer = await environment.ask({ ask: 'run', ids, bail: !options.disableBail, ...activeIn(options) }, options.timeout);
    if (answer === TOO_LONG || isEndless(answer, options)) return { status: 'timeout' };
    const failed = answer.results.filter(({ failure }) => failure !== null);
    const nrOfTests = answer.results.length;
    if (failed.length === 0) return { status: 'survived', nrOfTests };
    return { status: 'killed', killedBy: failed.map(({ id }) => id), failureMessage: failed[0].failure, nrOfTests };
  }

  nameOf(spec) {
    return spec.slice(`${this.root}/.specs/`.length);
  }

  async dispose() {
    await Promise.all([this.spare?.end(), this.shared?.end()]);
  }
}

const activeIn = ({ activeMutant, hitLimit }) => ({ activeMutant: activeMutant.id, hitLimit });
const isEndless = ({ hitCount }, { hitLimit }) => hitLimit !== undefined && hitCount > hitLimit;

export const strykerPlugins = [{ kind: 'TestRunner', name: 'specs', injectableClass: SpecRunner }];
