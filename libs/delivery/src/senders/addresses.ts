import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { HubError } from '#kernel';

/** Ranges that no partner's endpoint may lie in: this machine, private networks, link-local, carrier NAT, documentation, multicast, reserved. @source IANA special-purpose registries */
const DENIED = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  DENIED.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  DENIED.addSubnet(net, bits, 'ipv6');
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether the hub may connect to `address`; demo hubs may also reach this machine. */
export const isAllowed = (address: string, allowLoopback: boolean): boolean =>
  (allowLoopback && LOOPBACK.check(address, family(address))) || !DENIED.check(address, family(address));

const denied = (): HubError => new HubError('HUB_ENDPOINT_DENIED', 'the endpoint resolves to an address that partners may not have', false);

/**
 * A name look-up for one connection that checks every address it finds and hands out only checked ones: the address that was checked is the address that
 * is connected to, so a name that changes its answer in between gains nothing.
 */
export const checkedLookup =
  (allowLoopback: boolean): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { all: true, order: 'verbatim' }, (error, addresses) => {
      const bad = !error && addresses.some(({ address }) => !isAllowed(address, allowLoopback));
      const first = addresses[0];
      if (error || bad || !first) callback(error ?? denied(), '', 4);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
