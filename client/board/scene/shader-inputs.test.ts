import { expect, test } from 'vitest';
import { ShaderInputs } from './shader-inputs.ts';

/** A context that records which inputs are set; a location is the program's name and the input's. */
function fakeContext() {
  const calls: unknown[][] = [];
  const lookups: string[] = [];
  const context = {
    CURRENT_PROGRAM: 1,
    program: 'first',
    getParameter: () => context.program,
    getUniformLocation: (program: string, name: string) => {
      lookups.push(name);
      return `${program} ${name}`;
    },
    uniform1i: (...args: unknown[]) => calls.push(['1i', ...args]),
    uniform1f: (...args: unknown[]) => calls.push(['1f', ...args]),
    uniform2fv: (...args: unknown[]) => calls.push(['2fv', ...args]),
    uniform3fv: (...args: unknown[]) => calls.push(['3fv', ...args]),
    uniform4fv: (...args: unknown[]) => calls.push(['4fv', ...args]),
  };
  const inputs = new ShaderInputs(context as unknown as WebGL2RenderingContext);
  return { context, inputs, calls, lookups };
}

test('sets a number and vectors of two to four by their length', () => {
  const { inputs, calls } = fakeContext();
  const [two, three, four] = [new Float32Array(2), new Float32Array(3), new Float32Array(4)];
  inputs.set({ uCount: 7, uView: two, uCamera: three, uMat: four }, {}, () => undefined);
  expect(calls).toEqual([
    ['1f', 'first uCount', 7],
    ['2fv', 'first uView', two],
    ['3fv', 'first uCamera', three],
    ['4fv', 'first uMat', four],
  ]);
});

test('sets several vectors of four at once', () => {
  const { inputs, calls } = fakeContext();
  const several = new Float32Array(12);
  inputs.set({ uCards: several }, {}, () => undefined);
  expect(calls).toEqual([['4fv', 'first uCards', several]]);
});

test('binds each sampler to a texture unit of its own', () => {
  const { inputs, calls } = fakeContext();
  const bound: [string, number][] = [];
  inputs.set({}, { uPoses: 'poses', uOrder: 'order' }, (source: string, unit) => bound.push([source, unit]));
  expect(bound).toEqual([
    ['poses', 0],
    ['order', 1],
  ]);
  expect(calls).toEqual([
    ['1i', 'first uPoses', 0],
    ['1i', 'first uOrder', 1],
  ]);
});

test('looks an input up once a program, and again after a lost context brought another program', () => {
  const { context, inputs, calls, lookups } = fakeContext();
  for (let frame = 0; frame < 3; frame += 1) inputs.set({ uCount: frame }, {}, () => undefined);
  expect(lookups).toEqual(['uCount']);
  context.program = 'second';
  inputs.set({ uCount: 9 }, {}, () => undefined);
  expect(lookups).toEqual(['uCount', 'uCount']);
  expect(calls.at(-1)).toEqual(['1f', 'second uCount', 9]);
});
