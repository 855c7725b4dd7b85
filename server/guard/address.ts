/** The client's address: taken from the connection and from the proxies that the configuration trusts, and from no other header. */
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import proxyAddress from 'proxy-addr';

/** Which proxies' X-Forwarded-For is trusted: none; that of so many hops in front of the server; that of these addresses and networks. */
export type TrustProxy = false | number | readonly string[];

/** Whether the hop with this address is a trusted proxy. `hop`: distance from the server, 0 for the connected peer. */
export type ProxyTrust = (address: string, hop: number) => boolean;

export function createProxyTrust(setting: TrustProxy): ProxyTrust {
  if (setting === false) return () => false;
  if (typeof setting === 'number') return (_address, hop) => hop < setting;
  return proxyAddress.compile([...setting]);
}

/** The client's address; '' once the connection is closed. Express's `request.ip` is the same, by the same trust. */
export function clientAddress(request: IncomingMessage, proxyTrust: ProxyTrust): string {
  return request.socket.remoteAddress === undefined ? '' : proxyAddress(request, proxyTrust);
}

/** What counts as one address: an IPv4 address, or the /64 network that one IPv6 household or machine has to itself. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:([0-9.]+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

const LOOPBACK_ADDRESS = /^(::ffff:)?127\.[0-9.]+$|^::1$/i;
const LOOPBACK_HOST = /^(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?$/i;
/** Headers that only a proxy adds. */
const PROXY_HEADERS = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/**
 * Whether the person sits at the machine that runs Jogak. Two look-alikes do not count: an unconfigured proxy on this machine,
 * known by its headers, and a foreign name that resolves to this machine, known by the Host header.
 */
export function isFromLocalhost(request: IncomingMessage, proxyTrust: ProxyTrust): boolean {
  const { remoteAddress = '' } = request.socket;
  if (!proxyTrust(remoteAddress, 0) && PROXY_HEADERS.some((name) => request.headers[name] !== undefined)) return false;
  return LOOPBACK_ADDRESS.test(clientAddress(request, proxyTrust)) && LOOPBACK_HOST.test(request.headers.host ?? '');
}
