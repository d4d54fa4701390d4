import { BlockList, isIP } from 'node:net';

/** Ranges that no partner's endpoint may lie in: this machine, private networks, link-local, carrier NAT, documentation, relays, multicast, reserved. @source IANA special-purpose address registries */
const DENIED_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
const DENIED_V6 = [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;

type Family = 'ipv4' | 'ipv6';

// A list each: Node compares an address of version 4 with rules of version 6 as ::ffff:a.b.c.d, so one list would deny them all.
const DENIED: Readonly<Record<Family, BlockList>> = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [net, bits] of DENIED_V4) DENIED.ipv4.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of DENIED_V6) DENIED.ipv6.addSubnet(net, bits, 'ipv6');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** What a party's endpoint may be, beyond public https addresses. */
export interface Reach {
  /** This machine may be called, by plain http too. */
  readonly here: boolean;
  /** Other ports than 443 and 8443 too. */
  readonly anyPort: boolean;
  /** Networks (CIDR) of an intranet partner that the operator has allowed for this party. */
  readonly networks: readonly string[];
}

/** What a hub allows: both liberties are for demos only. */
export const reachOf = (isDemo: boolean, networks: readonly string[]): Reach => ({ here: isDemo, anyPort: isDemo, networks });

const familyOf = (address: string): Family | null => (isIP(address) === 6 ? 'ipv6' : isIP(address) === 4 ? 'ipv4' : null);

/** `10.1.0.0/16` → its parts; null for anything else. */
export function networkOf(text: string): { readonly net: string; readonly bits: number; readonly family: Family } | null {
  const [net, width, ...more] = text.split('/');
  const family = familyOf(net ?? '');
  const bits = /^\d{1,3}$/.test(width ?? '') ? Number(width) : Number.NaN;
  if (net === undefined || family === null || more.length > 0 || !(bits >= 8 && bits <= (family === 'ipv4' ? 32 : 128))) return null;
  return { net, bits, family };
}

const within = (address: string, family: Family, networks: readonly string[]): boolean =>
  networks.some((text) => {
    const network = networkOf(text);
    if (network?.family !== family) return false;
    const list = new BlockList();
    list.addSubnet(network.net, network.bits, family);
    return list.check(address, family);
  });

export const isLoopback = (address: string): boolean => {
  const family = familyOf(address);
  return family !== null && LOOPBACK.check(address, family);
};

/** Whether the hub may connect to `address` for this party. What is no address at all is denied. */
export function isAllowed(given: string, { here, networks }: Reach): boolean {
  const address = given.split('%')[0] ?? '';
  const family = familyOf(address);
  if (family === null) return false;
  return (here && LOOPBACK.check(address, family)) || !DENIED[family].check(address, family) || within(address, family, networks);
}

const NEVER = new BlockList();
NEVER.addSubnet('127.0.0.0', 8, 'ipv4');
NEVER.addSubnet('169.254.0.0', 16, 'ipv4');
NEVER.addSubnet('0.0.0.0', 8, 'ipv4');
NEVER.addSubnet('::', 96, 'ipv6');
NEVER.addSubnet('fe80::', 10, 'ipv6');

/** Whether an operator may allow this network for a partner: never this machine, never link-local (the metadata service of clouds), never all of the net. */
export function isPartnerNetwork(text: string): boolean {
  const network = networkOf(text);
  return network !== null && !NEVER.check(network.net, network.family);
}
