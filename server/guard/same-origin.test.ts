import { expect, test } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const PUBLIC = 'https://puzzle.example';

test.each([
  // requested Host, Origin, Sec-Fetch-Site, PUBLIC_ORIGIN, expected result, X-Forwarded-Proto
  ['an own page on the school network', '192.168.0.12:8080', 'http://192.168.0.12:8080', undefined, null, true],
  [
    'an own page where the browser sends Sec-Fetch-Site',
    'localhost:8080',
    'http://localhost:8080',
    'same-origin',
    null,
    true,
  ],
  ['a host in upper case', 'Puzzle.Local:8080', 'http://puzzle.local:8080', undefined, null, true],
  ['port 80 in one of the two only', 'puzzle.local:80', 'http://puzzle.local', undefined, null, true],
  ['TLS that an unconfigured proxy ends', 'puzzle.local', 'https://puzzle.local', undefined, null, true, 'https'],
  [
    'TLS that the first of two proxies ends',
    'puzzle.local',
    'https://puzzle.local',
    undefined,
    null,
    true,
    'HTTPS, http',
  ],
  ['a page over TLS to a server without', 'puzzle.local', 'https://puzzle.local', undefined, null, false],
  ['a page over TLS to another port without', 'puzzle.local:8080', 'https://puzzle.local:8080', undefined, null, false],
  ['a page over TLS by a proxy without', 'puzzle.local', 'https://puzzle.local', undefined, null, false, 'http'],
  [
    'a page without TLS to a proxy that ends it',
    'puzzle.local',
    'http://puzzle.local',
    undefined,
    null,
    false,
    'https',
  ],
  ['a page over TLS beside a public origin', '192.168.0.12', 'https://192.168.0.12', undefined, PUBLIC, false],
  ['an IPv6 host', '[fd00::1]:8080', 'http://[fd00::1]:8080', undefined, null, true],
  ['a program that sends no origin', 'localhost:8080', undefined, undefined, null, true],
  ['the public origin, whatever Host the proxy sends', 'inside:8080', PUBLIC, 'same-origin', PUBLIC, true],
  [
    'a page on the school network beside a public origin',
    '192.168.0.12:8080',
    'http://192.168.0.12:8080',
    undefined,
    PUBLIC,
    true,
  ],
  ['another site', 'localhost:8080', 'https://evil.example', undefined, null, false],
  ['another site beside a public origin', 'inside:8080', 'https://evil.example', undefined, PUBLIC, false],
  ['another port', '192.168.0.12:8080', 'http://192.168.0.12:9090', undefined, null, false],
  ['a subdomain of the host', 'puzzle.example', 'https://x.puzzle.example', undefined, null, false],
  ['a parent domain of the host', 'x.puzzle.example', 'https://puzzle.example', undefined, null, false],
  ['a host that begins with the own host', 'puzzle.example', 'https://puzzle.example.evil', undefined, null, false],
  ['the public host without TLS', 'puzzle.example', 'http://puzzle.example', undefined, PUBLIC, false],
  ['null, as a sandboxed frame sends it', 'localhost:8080', 'null', undefined, null, false],
  ['null with Sec-Fetch-Site same-origin', 'localhost:8080', 'null', 'same-origin', null, false],
  ['an empty origin', 'localhost:8080', '', undefined, null, false],
  ['a browser extension', 'localhost:8080', 'chrome-extension://localhost:8080', undefined, null, false],
  [
    'the own origin with Sec-Fetch-Site cross-site',
    'localhost:8080',
    'http://localhost:8080',
    'cross-site',
    null,
    false,
  ],
  ['no origin with Sec-Fetch-Site same-site', 'localhost:8080', undefined, 'same-site', null, false],
  ['a request without a Host header', undefined, 'http://localhost:8080', undefined, null, false],
])('%s', (_what, host, origin, site, publicOrigin, expected, forwarded?: string) => {
  const headers = {
    ...(host === undefined ? {} : { host }),
    ...(origin === undefined ? {} : { origin }),
    ...(site === undefined ? {} : { 'sec-fetch-site': site }),
    ...(forwarded === undefined ? {} : { 'x-forwarded-proto': forwarded }),
  };
  expect(isSameOrigin(headers, publicOrigin)).toBe(expected);
});
