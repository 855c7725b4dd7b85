import { expect, test } from 'vitest';
import { scriptFloorProblems, styleFloorProblems } from './browser-floor.ts';
import { parseSourceFile } from './source-files.ts';

const problemsOf = (text: string, path = 'client/a/b.ts') => scriptFloorProblems(parseSourceFile(path, text));

test.each([
  ['panel.showPopover();', 'showPopover'],
  ['form?.requestSubmit();', 'requestSubmit'],
  ['const made = new OffscreenCanvas(1, 1);', 'OffscreenCanvas'],
  ['context.reset();', 'reset() of a canvas'],
  ['fetch(path, { signal: AbortSignal.timeout(5) });', 'AbortSignal'],
  ["element.matches(':popover-open');", ':popover-open'],
  ["matchMedia('(width < 700px)');", 'a range in a media query'],
])('a script that says %s is named', (text, named) => {
  expect(problemsOf(text)).toEqual([expect.stringContaining(named)]);
  // Tests and the server run elsewhere.
  expect(problemsOf(text, 'client/a/b.test.ts')).toEqual([]);
  expect(problemsOf(text, 'server/a/b.ts')).toEqual([]);
});

test.each(["if ('showPopover' in HTMLElement.prototype) start();", '// context.reset()', 'form.reset();'])(
  'a script that says %s is not',
  (text) => {
    expect(problemsOf(text)).toEqual([]);
  },
);

test.each([
  ['p { translate: 1px 0; }', 'transform'],
  ['p { color: oklch(0.5 0.1 20); }', 'percentage'],
  ['p { background: color-mix(in srgb, red, blue); }', 'color-mix'],
  ['main:has(p) { color: red; }', ':has'],
  ['@container (width > 3px) { p { color: red; } }', '@container'],
  ['p { height: 100dvh; }', '--view-height'],
  ['p:popover-open { color: red; }', 'popover-support'],
  ['dialog::backdrop {\n  background: var(--veil);\n}', '::backdrop'],
  ['@media (max-height: 480px) and (min-aspect-ratio: 1 / 1) { p { color: red; } }', 'orientation'],
  ['@media (max-aspect-ratio: 2) { p { color: red; } }', 'orientation'],
  ['.word {\n  position: absolute;\n  clip-path: inset(50%);\n}', 'flow-root'],
  ['.word { clip-path: inset(50%); width: 1px; position: absolute; }', 'flow-root'],
])('a style sheet that says %s is named', (text, named) => {
  expect(styleFloorProblems('client/a/b.css', text)).toEqual([expect.stringContaining(named)]);
});

test.each([
  'p { transform: translate(1px); }',
  'p { color: oklch(50% 0.1 20); }',
  '/* 100dvh */ p { height: 100vh; }',
  'dialog::backdrop { background: red; } p { background: var(--veil); }',
  '@media (max-aspect-ratio: 3 / 4) { p { aspect-ratio: 1 / 1; } }',
  '.word { display: flow-root; position: absolute; clip-path: inset(50%); }',
  '.word { position: absolute; } .mark { clip-path: inset(50%); }',
])('a style sheet that says %s is not', (text) => {
  expect(styleFloorProblems('client/a/b.css', text)).toEqual([]);
});
