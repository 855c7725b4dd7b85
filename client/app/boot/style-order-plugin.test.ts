import { expect, it } from 'vitest';
import { namesEmptyLayer, withSheetFirst } from './style-order-plugin.ts';

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

it.each([
  ['@layer page;@media print{p{color:red}}', true],
  ['@layer base,page;', true],
  ['@layer base{p{color:red}}@layer page{p{margin:0;padding:0}}', false],
])('finds a layer without rules in a built sheet: %s', (built, found) => {
  expect(namesEmptyLayer(built)).toBe(found);
});
