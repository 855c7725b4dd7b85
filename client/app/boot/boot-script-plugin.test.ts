import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import { expect, it } from 'vitest';
import { lowerToOldest } from './boot-script-plugin.ts';

const sourceOf = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');

/** Whether a browser that knows the JavaScript of `target` reads all of it: lowered to that, it stays as it is. */
async function isReadBy(target: string, code: string): Promise<boolean> {
  const [lowered, unchanged] = await Promise.all(
    [target, 'esnext'].map((each) => transformWithOxc(code, 'script.js', { target: each })),
  );
  return lowered?.code === unchanged?.code;
}

it.each([
  ['an operator of 2020', 'const a = b ?? c;'],
  ['another one', 'const a = b?.c;'],
  ['a catch without a name', 'try { a(); } catch { b(); }'],
  ['an assignment of 2021', 'a ||= b;'],
])('lowers %s', async (_what, code) => {
  expect(await isReadBy('es2017', code)).toBe(false);
  expect(await isReadBy('es2017', await lowerToOldest(code))).toBe(true);
});

it('writes the boot script in the JavaScript of 2017, without anything that has to be loaded', async () => {
  const lowered = await lowerToOldest(sourceOf('boot-script.js'));
  expect(await isReadBy('es2017', lowered)).toBe(true);
  expect(lowered).not.toMatch(/\b(?:import|require)\b/);
});

it('writes the script for browsers without modules in the oldest JavaScript', () => {
  expect(sourceOf('no-modules.js')).not.toMatch(/=>|`|\b(?:const|let|class|async|import)\b/);
});
