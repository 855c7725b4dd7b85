import { expect, test } from 'vitest';
import { reachableOrigins } from './reachable-origins.ts';

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
const everywhere = { publicOrigin: null, listenHost: '0.0.0.0', interfaces };

test('a configured public origin is the only one', () => {
  const settings = { ...everywhere, publicOrigin: 'https://puzzle.school.example' };
  expect(reachableOrigins(settings, 'http', 'localhost:8080')).toEqual(['https://puzzle.school.example']);
});

test('a page opened on localhost gets the network addresses with its port, the likeliest first, and never localhost', () => {
  const expected = ['http://192.168.0.10:9000', 'http://172.17.0.1:9000'];
  for (const host of ['localhost:9000', '127.0.0.1:9000', '[::1]:9000'])
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
    expect(reachableOrigins({ ...everywhere, listenHost }, 'http', 'localhost:8080')).toEqual([]);
  },
);

test('a server that listens on one address is reachable at that address alone', () => {
  expect(reachableOrigins({ ...everywhere, listenHost: '10.0.0.7' }, 'http', 'localhost:8080')).toEqual([
    'http://10.0.0.7:8080',
  ]);
});
