import { expect, test } from 'vitest';
import { printedOrigins, reachableOrigins } from './reachable-origins.ts';

const address = (text: string, internal = false) => ({
  address: text,
  family: 'IPv4' as const,
  internal,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: null,
});
const interfaces = {
  lo: [address('127.0.0.1', true)],
  docker0: [address('172.17.0.1')],
  wlan0: [address('192.168.0.10')],
  link: [address('169.254.7.7')],
};
const listening = (listenHost: string) => ({
  publicOrigin: null,
  network: { listenHost, interfaces: () => interfaces },
});
const everywhere = listening('0.0.0.0');

test('a configured public origin is the only one', () => {
  const settings = { ...everywhere, publicOrigin: 'https://puzzle.school.example' };
  expect(reachableOrigins(settings, 'http', 'localhost:8080')).toEqual(['https://puzzle.school.example']);
});

test('a page opened on localhost gets the network addresses with its port, the likeliest first, and never localhost', () => {
  const expected = ['http://192.168.0.10:9000', 'http://172.17.0.1:9000'];
  for (const host of [
    'localhost:9000',
    'localhost.:9000',
    '127.0.0.1:9000',
    '127.0.1.1:9000',
    '0.0.0.0:9000',
    '[::1]:9000',
    '[::]:9000',
    '[::ffff:127.0.0.1]:9000',
    '[::ffff:7f00:1]:9000',
  ])
    expect(reachableOrigins(everywhere, 'http', host)).toEqual(expected);
});

test('a page opened on another machine gets its own origin first and once', () => {
  expect(reachableOrigins(everywhere, 'http', 'jogak.local:8080')[0]).toBe('http://jogak.local:8080');
  expect(reachableOrigins(everywhere, 'http', '192.168.0.10:8080')).toEqual([
    'http://192.168.0.10:8080',
    'http://172.17.0.1:8080',
  ]);
});

test.each(['127.0.0.1', 'localhost', '::1'])(
  'a server that listens on %s is reachable from no other device',
  (listenHost) => {
    expect(reachableOrigins(listening(listenHost), 'http', 'localhost:8080')).toEqual([]);
  },
);

test('a server that listens on one address is reachable at that address alone', () => {
  expect(reachableOrigins(listening('10.0.0.7'), 'http', 'localhost:8080')).toEqual(['http://10.0.0.7:8080']);
});

test('the networks are read at each question: a laptop that is carried elsewhere is found where it is', () => {
  let networks: Record<string, ReturnType<typeof address>[]> = { wlan0: [address('192.168.0.10')] };
  const moving = { publicOrigin: null, network: { listenHost: '0.0.0.0', interfaces: () => networks } };
  const places: [typeof networks, string[]][] = [
    [{ wlan0: [address('192.168.0.10')] }, ['http://192.168.0.10:8080']],
    [{ lo: [address('127.0.0.1', true)] }, []],
    [{ wlan0: [address('10.20.0.7')] }, ['http://10.20.0.7:8080']],
    [
      { eth0: [address('10.20.0.8')], wlan0: [address('10.20.0.7')] },
      ['http://10.20.0.8:8080', 'http://10.20.0.7:8080'],
    ],
  ];
  for (const [each, found] of places) {
    networks = each;
    expect(reachableOrigins(moving, 'http', 'localhost:8080')).toEqual(found);
    expect(printedOrigins(moving, 8080)).toEqual(found);
  }
});

test('what is printed names the address that it listens on, or the configured origin', () => {
  expect(printedOrigins(listening('127.0.0.1'), 8080)).toEqual([]);
  expect(printedOrigins(listening('fd00::7'), 8080)).toEqual(['http://[fd00::7]:8080']);
  const configured = { ...everywhere, publicOrigin: 'https://puzzle.school.example' };
  expect(printedOrigins(configured, 8080)).toEqual(['https://puzzle.school.example']);
});
