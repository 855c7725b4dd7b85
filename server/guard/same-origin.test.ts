import { expect, test } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const PUBLIC = 'https://puzzle.example';

test.each([
  // what is asked, Origin, Sec-Fetch-Site, PUBLIC_ORIGIN: ours?
  ['a page of ours on the school network', '192.168.0.12:8080', 'http://192.168.0.12:8080', undefined, null, true],
  ['the same, where the browser tells the site', 'localhost:8080', 'http://localhost:8080', 'same-origin', null, true],
  ['upper case', 'Puzzle.Local:8080', 'http://puzzle.local:8080', undefined, null, true],
  ['port 80, named and not', 'puzzle.local:80', 'http://puzzle.local', undefined, null, true],
  ['TLS ended by a proxy that nobody told us of', 'puzzle.local', 'https://puzzle.local', undefined, null, true],
  ['IPv6', '[fd00::1]:8080', 'http://[fd00::1]:8080', undefined, null, true],
  ['a program, which sends no origin', 'localhost:8080', undefined, undefined, null, true],
  ['the public origin, whatever host the proxy asks for', 'inside:8080', PUBLIC, 'same-origin', PUBLIC, true],
  [
    'the school network beside a public origin',
    '192.168.0.12:8080',
    'http://192.168.0.12:8080',
    undefined,
    PUBLIC,
    true,
  ],
  ['another site', 'localhost:8080', 'https://evil.example', undefined, null, false],
  ['another site, and a public origin', 'inside:8080', 'https://evil.example', undefined, PUBLIC, false],
  ['another port', '192.168.0.12:8080', 'http://192.168.0.12:9090', undefined, null, false],
  ['a host below ours', 'puzzle.example', 'https://x.puzzle.example', undefined, null, false],
  ['a host above ours', 'x.puzzle.example', 'https://puzzle.example', undefined, null, false],
  ['a host that begins like ours', 'puzzle.example', 'https://puzzle.example.evil', undefined, null, false],
  ['the public host without TLS', 'puzzle.example', 'http://puzzle.example', undefined, PUBLIC, false],
  ['null, as a sandboxed frame sends', 'localhost:8080', 'null', undefined, null, false],
  ['null, and the browser says it is the same', 'localhost:8080', 'null', 'same-origin', null, false],
  ['nothing', 'localhost:8080', '', undefined, null, false],
  ['no web page', 'localhost:8080', 'chrome-extension://localhost:8080', undefined, null, false],
  ['our origin, but the browser says otherwise', 'localhost:8080', 'http://localhost:8080', 'cross-site', null, false],
  ['no origin, but the browser says another site', 'localhost:8080', undefined, 'same-site', null, false],
  ['no host', undefined, 'http://localhost:8080', undefined, null, false],
])('%s', (_what, host, origin, site, publicOrigin, ours) => {
  const headers = {
    ...(host === undefined ? {} : { host }),
    ...(origin === undefined ? {} : { origin }),
    ...(site === undefined ? {} : { 'sec-fetch-site': site }),
  };
  expect(isSameOrigin(headers, publicOrigin)).toBe(ours);
});
