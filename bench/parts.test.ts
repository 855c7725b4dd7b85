import { expect, it } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { PARTS, selectParts } from './parts.ts';

it('without a list of names selects all parts but those on request', () => {
  expect([...selectParts(undefined)]).toEqual([
    'wire',
    'class30',
    'boards30',
    'wall30',
    'log',
    'replay',
    'client',
    'wall60',
  ]);
});

it('selects the named parts, and refuses a name that no part has', () => {
  expect([...selectParts('wire, wall60')]).toEqual(['wire', 'wall60']);
  expect([...selectParts('nodes')]).toEqual(['nodes']);
  expect(() => selectParts('wire,walls')).toThrow('"walls"');
});

it('has a part for each budget', () => {
  const names = new Set(PARTS.flatMap((part) => part.names));
  for (const { figure } of BUDGETS) expect(names, figure).toContain(figure.split('.')[0]);
});
