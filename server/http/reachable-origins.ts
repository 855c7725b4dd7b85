/**
 * Origins under which other devices reach this server. A link or QR code made from one must work on a student's tablet, so none
 * is a loopback name of this machine.
 */
import { networkInterfaces } from 'node:os';

/** Names that work on this machine alone. */
const LOOPBACK =
  /^(localhost\.?|127\.[0-9.]+|0\.0\.0\.0|\[::1?\]|\[::ffff:(127\.[0-9.]+|7f[0-9a-f]{2}:[0-9a-f]+)\])(:[0-9]+)?$/i;
/** Network adapters of virtual machines, containers and tunnels: no tablet is on such a network. */
const VIRTUAL = /^(docker|br-|veth|virbr|vbox|vmnet|utun|tun|tap|wg|tailscale|zt|vEthernet|VirtualBox|VMware)/i;

/** Where this machine listens, and its networks, which are read at each question: a laptop is carried from one to another. */
export interface NetworkState {
  readonly listenHost: string;
  readonly interfaces: () => ReturnType<typeof networkInterfaces>;
}

/** @param listenHost the address that the server listens on */
export function machineNetwork(listenHost: string): NetworkState {
  return { listenHost, interfaces: () => networkInterfaces() };
}

interface OriginSettings {
  readonly publicOrigin: string | null;
  readonly network: NetworkState;
}

/** Sort key, the likeliest first: private networks before others, and physical adapters before virtual ones. */
function unlikelihood(name: string, address: string): number {
  const isPrivate = /^(192\.168|10|172\.(1[6-9]|2[0-9]|3[01]))\./.test(address);
  return (VIRTUAL.test(name) ? 2 : 0) + (isPrivate ? 0 : 1);
}

/** IPv4 addresses under which other devices may reach this machine, the likeliest first. */
function lanAddresses({ interfaces }: NetworkState): string[] {
  return Object.entries(interfaces())
    .flatMap(([name, addresses]) => (addresses ?? []).map((each) => ({ name, ...each })))
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .sort((one, other) => unlikelihood(one.name, one.address) - unlikelihood(other.name, other.address))
    .map(({ address }) => address);
}

/** Where other devices reach what listens here, the likeliest first: IPv6 addresses in brackets. Empty: nowhere. */
function reachableHosts(network: NetworkState): string[] {
  const { listenHost } = network;
  const host = listenHost.includes(':') ? `[${listenHost}]` : listenHost;
  if (listenHost === '0.0.0.0' || listenHost === '::') return lanAddresses(network);
  return LOOPBACK.test(host) ? [] : [host];
}

/** The origins that students open, without a page that asks: for what the process prints. */
export function printedOrigins({ publicOrigin, network }: OriginSettings, port: number): string[] {
  if (publicOrigin !== null) return [publicOrigin];
  return reachableHosts(network).map((host) => `http://${host}:${port}`);
}

/**
 * @param protocol of the requesting page
 * @param host of the requesting page. Other devices need its port too: a proxy or a container's port mapping may stand in front.
 * @returns an empty list when only this machine can reach the server
 */
export function reachableOrigins({ publicOrigin, network }: OriginSettings, protocol: string, host: string): string[] {
  if (publicOrigin !== null) return [publicOrigin];
  const pageOrigins = LOOPBACK.test(host) || host === '' ? [] : [`${protocol}://${host}`];
  const port = /:([0-9]+)$/.exec(host)?.[0] ?? '';
  const others = reachableHosts(network).map((each) => `${protocol}://${each}${port}`);
  return [...new Set([...pageOrigins, ...others])];
}
