import { once } from 'node:events';
import { createServer, get, type IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import type { TrustProxy } from '#server/app/config.ts';
import { clientAddress, createProxyTrust, isFromLocalhost } from './address.ts';

/** What a real server makes of a request from this machine with these headers. */
async function seen(setting: TrustProxy, headers: IncomingHttpHeaders) {
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

test('the client is who is connected, whatever a header claims', async () => {
  expect(await seen(false, {})).toEqual({ address: '127.0.0.1', here: true });
  expect((await seen(false, { 'x-forwarded-for': '203.0.113.9' })).address).toBe('127.0.0.1');
});

test('behind so many trusted hops, it is who the last of them saw', async () => {
  const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.0.0.2' };
  expect((await seen(1, headers)).address).toBe('10.0.0.2');
  expect((await seen(2, headers)).address).toBe('203.0.113.9');
});

test('behind trusted networks, it is the nearest address outside them', async () => {
  const networks = ['127.0.0.0/8', '10.0.0.0/8'];
  expect((await seen(networks, { 'x-forwarded-for': '127.0.0.1, 203.0.113.9, 10.0.0.2' })).address).toBe('203.0.113.9');
  expect((await seen(['10.0.0.0/8'], { 'x-forwarded-for': '203.0.113.9' })).address).toBe('127.0.0.1');
});

test.each([
  ['a proxy on this machine that was not configured', false, { 'x-forwarded-for': '203.0.113.9' }],
  ['such a proxy that tells nobody', false, { via: '1.1 nginx' }],
  ['somebody far behind a configured proxy', 1, { 'x-forwarded-for': '203.0.113.9' }],
  ['somebody far who claims to be here', 1, { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' }],
  ['a foreign name that leads here', false, { host: 'evil.example:8080' }],
] as const)('%s is not at this machine', async (_what, setting, headers) => {
  expect((await seen(setting, headers)).here).toBe(false);
});
