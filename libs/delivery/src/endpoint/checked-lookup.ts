import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { HubError } from '#kernel';
import { isAllowed, type Reach } from './ranges.js';

/** Finds every address of a name. A port, so that a name that changes its answer can be tried. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;
/** Injection token of the `Resolve` port. */
export const RESOLVE = Symbol('Resolve');

export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true, order: 'verbatim' });

const denied = (): HubError => new HubError('HUB_ENDPOINT_DENIED', 'the endpoint resolves to an address that partners may not have', false);
const unknown = (): HubError => new HubError('HUB_ENDPOINT_UNKNOWN_HOST', 'the name of the endpoint resolves to nothing', true);

/**
 * A name look-up for one connection that checks every address it finds and hands out only checked ones: the address that was checked is the address
 * that is connected to, so a name that changes its answer in between gains nothing. One bad address among good ones refuses them all.
 */
export const checkedLookup =
  (resolve: Resolve, reach: Reach): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) callback(unknown(), '', 4);
        else if (addresses.some(({ address }) => !isAllowed(address, reach))) callback(denied(), '', 4);
        else if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : unknown(), '', 4),
    );
  };
