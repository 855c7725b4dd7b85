/**
 * Where other devices find this server. A link or a QR code made from it must work on a student's tablet, so it never names this
 * machine the way only this machine does.
 */
import type { networkInterfaces } from 'node:os';

/** Names that only the machine itself knows itself by. */
const LOOPBACK = /^(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?$/i;
/** Adapters of virtual machines, containers and tunnels: no tablet is on such a network. */
const VIRTUAL = /^(docker|br-|veth|virbr|vbox|vmnet|utun|tun|tap|wg|tailscale|zt|vEthernet|VirtualBox|VMware)/i;

interface OriginSettings {
  readonly publicOrigin: string | null;
  /** The address that the server listens on. */
  readonly listenHost: string;
  readonly interfaces: ReturnType<typeof networkInterfaces>;
}

/** A home's or a school's own network first, and adapters of its machines before those of virtual ones. */
function likelihood(name: string, address: string): number {
  const isOwn = /^(192\.168|10|172\.(1[6-9]|2[0-9]|3[01]))\./.test(address);
  return (VIRTUAL.test(name) ? 2 : 0) + (isOwn ? 0 : 1);
}

/** IPv4 addresses under which others may reach this machine, the likeliest first. */
export function lanAddresses(interfaces: OriginSettings['interfaces']): string[] {
  return Object.entries(interfaces)
    .flatMap(([name, addresses]) => (addresses ?? []).map((each) => ({ name, ...each })))
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .sort((one, other) => likelihood(one.name, one.address) - likelihood(other.name, other.address))
    .map(({ address }) => address);
}

/**
 * @param protocol and `host`: how the page that asks was opened. Whatever port it names is the one that others need, too: in front
 * of us there may be a proxy or a container's port mapping.
 * @returns none when nobody but this machine can reach us
 */
export function reachableOrigins(
  { publicOrigin, listenHost, interfaces }: OriginSettings,
  protocol: string,
  host: string,
): string[] {
  if (publicOrigin !== null) return [publicOrigin];
  const pageOrigins = LOOPBACK.test(host) || host === '' ? [] : [`${protocol}://${host}`];
  const listensEverywhere = listenHost === '0.0.0.0' || listenHost === '::';
  const addresses = listensEverywhere
    ? lanAddresses(interfaces)
    : LOOPBACK.test(listenHost.includes(':') ? `[${listenHost}]` : listenHost)
      ? []
      : [listenHost];
  const port = /:([0-9]+)$/.exec(host)?.[0] ?? '';
  const others = addresses.map((address) => `${protocol}://${address.includes(':') ? `[${address}]` : address}${port}`);
  return [...new Set([...pageOrigins, ...others])];
}
