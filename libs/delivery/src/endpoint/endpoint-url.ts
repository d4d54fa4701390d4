import { isIP } from 'node:net';
import type { ErrorCode } from '#kernel';
import { isAllowed, isLoopback, type Reach } from './ranges.js';

/** Why an address may not be an endpoint: stable code, and people's words in both languages. */
export interface EndpointRefusal {
  readonly accepted: false;
  readonly code: ErrorCode;
  readonly detail: string;
}
export type EndpointCheck = { readonly accepted: true; readonly url: URL } | EndpointRefusal;

const LONGEST = 2_000;
const PORTS = ['', '443', '8443'];
/** Names that never leave a machine or a house. @source RFC 6761, RFC 6762, RFC 8375, ICANN «internal» */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa|localdomain)$/;

const refused = (code: ErrorCode, detail: string): EndpointRefusal => ({ accepted: false, code, detail });

const NOT_A_URL = refused(
  'HUB_ENDPOINT_URL',
  '地址不是规范的网址：请以 https:// 开头，不含空白、反斜杠和控制字符。Not a well-formed address: no blanks, backslashes or control characters.',
);
const SCHEME = refused(
  'HUB_ENDPOINT_SCHEME',
  '地址须为 https（仅演示环境可用本机的 http）。The address must be https; plain http only to this machine on a demo hub.',
);
const USER = refused(
  'HUB_ENDPOINT_USERINFO',
  '地址中不得带用户名或口令：推送以签名证明身份。No user name or password in the address: pushes prove themselves by signature.',
);
const PORT = refused('HUB_ENDPOINT_PORT', '端口只能是 443 或 8443。The port must be 443 or 8443.');
const DENIED = refused(
  'HUB_ENDPOINT_DENIED',
  '地址指向本机、内网或保留网段：请给公网地址；专网单位请运维先登记其网段。The address is this machine’s, private or reserved: give a public one, or have the operator allow your network first.',
);

/**
 * The one check of an endpoint's address: at registration and again before every push. It judges the host as the WHATWG parser reads it, so every
 * spelling of an address (127.1, 0x7f.1, 2130706433, full-width digits) is the address. A name is judged again at connect, by what it resolves to.
 */
export function checkEndpoint(given: unknown, reach: Reach): EndpointCheck {
  if (!isWellWritten(given)) return NOT_A_URL;
  const url = new URL(given);
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const here = reach.here && isHere(host);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here)) return SCHEME;
  if (/^[a-z]+:\/*[^/?#]*@/i.test(given)) return USER;
  if (!reach.anyPort && !PORTS.includes(url.port)) return PORT;
  return here || isOutside(host, reach) ? { accepted: true, url } : DENIED;
}

/** The parser drops tabs and line ends and turns backslashes, silently: what was written is refused instead. */
const isWellWritten = (given: unknown): given is string =>
  typeof given === 'string' && given.length <= LONGEST && !/[\u0000-\u0020\u007f\\]/.test(given) && URL.canParse(given);

const isHere = (host: string): boolean => host === 'localhost' || isLoopback(host);

function isOutside(host: string, reach: Reach): boolean {
  if (host === '') return false;
  if (isIP(host) !== 0) return isAllowed(host, reach);
  // Where a network of the party is allowed, its names are of that network: what they resolve to decides.
  return reach.networks.length > 0 || (host.includes('.') && !LOCAL_NAME.test(host));
}
