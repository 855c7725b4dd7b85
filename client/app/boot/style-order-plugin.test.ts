import { expect, it } from 'vitest';
import { withSheetFirst } from './style-order-plugin.ts';

const sheet = (name: string) => `\n    <link rel="stylesheet" crossorigin href="/assets/${name}-a1B2.css">`;
const page = (...names: string[]) => `<head>${names.map(sheet).join('')}\n  </head>`;

it.each([
  [page('base', 'index', 'jogak'), page('jogak', 'base', 'index')],
  [page('base', 'jogak', 'index'), page('jogak', 'base', 'index')],
  [page('jogak', 'base'), page('jogak', 'base')],
  [page('base'), page('base')],
  ['<head></head>', '<head></head>'],
])('links the sheet with the layers’ order before all others: %#', (built, ordered) => {
  expect(withSheetFirst(built, 'jogak')).toBe(ordered);
});
