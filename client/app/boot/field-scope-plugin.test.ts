import { transformWithOxc } from 'vite';
import { expect, it } from 'vitest';
import { scopeFields } from './field-scope-plugin.ts';

it.each([
  ['a call', 'class A{#a=new Map(b)}', 'class A{#a=(()=>new Map(b))()}'],
  ['a static field', 'class A{static a=b}', 'class A{static a=(()=>b)()}'],
  ['an object', 'class A{a={b}}', 'class A{a=(()=>({b}))()}'],
  ['a computed member', 'class A{a=this[b]}', 'class A{a=(()=>this[b])()}'],
  ['fields within a field', 'class A{a=[class{b=c},d]}', 'class A{a=(()=>[class{b=(()=>c)()},d])()}'],
  ['several', 'class A{a=b;#c=d()}let e;', 'class A{a=(()=>b)();#c=(()=>d())()}let e;'],
])('puts an initial value that names a variable in a function: %s', (_what, code, scoped) => {
  expect(scopeFields(code)).toBe(scoped);
});

it.each(['a', 'a=1', 'a=`b`', 'a=[]', 'a={b:1}', 'a=this.b', 'a=()=>b', '#a=null;#b(){return c}'])(
  'leaves a field as it is that names none outside of functions: %s',
  (fields) => {
    expect(scopeFields(`class A{${fields}}`)).toBe(`class A{${fields}}`);
  },
);

it('leaves every value as it was', async () => {
  const code = `
    const start = 2;
    class Base { start = start; }
    export class Counter extends Base {
      static all = new Set([start]);
      #count = this.start + start;
      #options = { start, [start]: () => this.#count };
      next() { return this.#options[2]() + this.#options.start; }
    }`;
  const { Counter } = await import(`data:text/javascript,${encodeURIComponent(scopeFields(code))}`);
  expect(new Counter().next()).toBe(6);
  expect([...Counter.all]).toEqual([2]);
});

// The pages are built for Safari 16, as `vite.config.ts` says, and play in 15.5.
it.each([
  'const a = /(?<=b)c/;',
  'const a = /b/v;',
  'const a = /b/d;',
  'using a = b();',
  'a ||= b?.c ?? 1_000n ** d;',
  'async function* a() { for await (const b of c) yield { ...b }; }',
  'class A { b(c) { return super.b(c); } get d() { return 1; } }',
])('is lowered for Safari 16 as for 15.5: %s', async (code) => {
  const [at15, at16] = await Promise.all(
    ['safari15.5', 'safari16'].map((target) => transformWithOxc(code, 'script.js', { target })),
  );
  expect(at16?.code).toBe(at15?.code);
});
