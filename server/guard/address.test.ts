import { once } from 'node:events';
import { createServer, get, type IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { addressKey, clientAddress, createProxyTrust, isFromLocalhost, type TrustProxy } from './address.ts';

/** What a real server derives from a request of this machine with these headers. */
async function observe(setting: TrustProxy, headers: IncomingHttpHeaders) {
  const trusted = createProxyTrust(setting);
  const server = createServer((request, response) => {
    response.end(JSON.stringify({ address: clientAddress(request, trusted), here: isFromLocalhost(request, trusted) }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  try {
    const [response] = await once(get({ host: '127.0.0.1', port: address.port, headers, agent: false }), 'response');
    let text = '';
    for await (const part of response) text += part;
    return JSON.parse(text);
  } finally {
    server.close();
  }
}

test('the client is the connected peer, whatever a header claims', async () => {
  expect(await observe(false, {})).toEqual({ address: '127.0.0.1', here: true });
  expect((await observe(false, { 'x-forwarded-for': '203.0.113.9' })).address).toBe('127.0.0.1');
});

test('behind a number of trusted hops, the client is the peer of the outermost one', async () => {
  const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.0.0.2' };
  expect((await observe(1, headers)).address).toBe('10.0.0.2');
  expect((await observe(2, headers)).address).toBe('203.0.113.9');
});

test('behind trusted networks, the client is the nearest address outside them', async () => {
  const networks = ['127.0.0.0/8', '10.0.0.0/8'];
  expect((await observe(networks, { 'x-forwarded-for': '127.0.0.1, 203.0.113.9, 10.0.0.2' })).address).toBe(
    '203.0.113.9',
  );
  expect((await observe(['10.0.0.0/8'], { 'x-forwarded-for': '203.0.113.9' })).address).toBe('127.0.0.1');
});

test.each([
  ['a proxy on this machine that was not configured', false, { 'x-forwarded-for': '203.0.113.9' }],
  ['a proxy that names no client address', false, { via: '1.1 nginx' }],
  ['a remote client behind a configured proxy', 1, { 'x-forwarded-for': '203.0.113.9' }],
  ['a remote client that claims to be local', 1, { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' }],
  ['a foreign name that resolves to this machine', false, { host: 'evil.example:8080' }],
] as const)('%s does not count as localhost', async (_what, setting, headers) => {
  expect((await observe(setting, headers)).here).toBe(false);
});

test.each([
  ['192.168.0.12', '192.168.0.12'],
  ['::ffff:192.168.0.12', '192.168.0.12'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
])('the address %s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
