/** Who asks, as far as an address tells: the client's own, seen through the proxies that the configuration trusts, and no others. */
import type { IncomingMessage } from 'node:http';
import proxyAddress from 'proxy-addr';
import type { TrustProxy } from '#server/app/config.ts';

/** Is the hop with this address, so many hops away from us (0: the one connected), a proxy of ours? */
export type ProxyTrust = (address: string, hop: number) => boolean;

export function createProxyTrust(setting: TrustProxy): ProxyTrust {
  if (setting === false) return () => false;
  if (typeof setting === 'number') return (_address, hop) => hop < setting;
  return proxyAddress.compile([...setting]);
}

/** The client's address; '' when the connection is gone. Express's `request.ip` is the same, by the same trust. */
export function clientAddress(request: IncomingMessage, proxyTrust: ProxyTrust): string {
  return request.socket.remoteAddress === undefined ? '' : proxyAddress(request, proxyTrust);
}

const LOOPBACK_ADDRESS = /^(::ffff:)?127\.[0-9.]+$|^::1$/i;
const LOOPBACK_HOST = /^(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?$/i;
/** Headers that only a proxy adds. */
const PROXY_HEADERS = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/**
 * Does the person sit at the machine that Jogak runs on? A proxy on the same machine that nobody told us of looks the same but for
 * its headers, and a foreign name that resolves to us but for the Host header: neither counts.
 */
export function isFromLocalhost(request: IncomingMessage, proxyTrust: ProxyTrust): boolean {
  const { remoteAddress = '' } = request.socket;
  if (!proxyTrust(remoteAddress, 0) && PROXY_HEADERS.some((name) => request.headers[name] !== undefined)) return false;
  return LOOPBACK_ADDRESS.test(clientAddress(request, proxyTrust)) && LOOPBACK_HOST.test(request.headers.host ?? '');
}
