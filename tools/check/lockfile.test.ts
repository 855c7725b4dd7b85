import { expect, test } from 'vitest';
import { type LockedPackages, lockfileProblems } from './lockfile.ts';

const integrity = 'sha512-x';
const SOUND: LockedPackages = {
  '': { dependencies: { sharp: '0.35.5', ws: '8.21.3' } },
  'node_modules/engine.io': { version: '6.6.10', integrity },
  'node_modules/multer': { version: '3.0.0', integrity },
  'node_modules/sharp': { version: '0.35.5', integrity, optionalDependencies: { '@img/one': '1', '@img/two': '1' } },
  'node_modules/@img/one': { version: '1.0.0', integrity },
  'node_modules/sharp/node_modules/@img/two': { version: '1.0.0', integrity, dependencies: { ws: '8' } },
  'node_modules/socket.io-parser': { version: '4.10.0', integrity },
  'node_modules/ws': { version: '8.21.3', integrity },
};

test('passes a sound lockfile', () => {
  expect(lockfileProblems(SOUND)).toEqual([]);
});

test.each<[string, LockedPackages]>([
  [
    '@img/three, which is not locked',
    { 'node_modules/sharp': { version: '1.0.0', integrity, optionalDependencies: { '@img/three': '1' } } },
  ],
  ['package.json needs left-pad', { '': { dependencies: { 'left-pad': '1.0.0' } } }],
  [
    'names where it came from',
    { 'node_modules/ws': { version: '8.21.3', integrity, resolved: 'https://x.example/ws.tgz' } },
  ],
  ['has no digest', { 'node_modules/ws': { version: '8.21.3' } }],
  ['runs a script', { 'node_modules/ws': { version: '8.21.3', integrity, hasInstallScript: true } }],
  ['ws 8.9.9 is older than 8.21.1', { 'node_modules/ws': { version: '8.9.9', integrity } }],
  [
    'node_modules/ws 7.99.0 is older',
    {
      'node_modules/sharp/node_modules/@img/two/node_modules/ws': { version: '8.22.0', integrity },
      'node_modules/ws': { version: '7.99.0', integrity },
    },
  ],
])('names what is wrong with a lockfile: %s', (problem, change) => {
  const problems = lockfileProblems({ ...SOUND, ...change });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});
