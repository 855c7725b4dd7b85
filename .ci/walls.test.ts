import { expect, test } from 'vitest';
import { wallsOf } from './walls.ts';

test.each([
  ['shared/board/x.ts', "import { a } from '../../server/a.ts';"],
  ['shared/board/x.ts', "import { readFile } from 'node:fs';"],
  ['shared/board/x.ts', 'const x = Math.random();'],
  ['server/http/x.ts', "import type { A } from '../../client/a.ts';"],
  ['client/pages/x.ts', "import { a } from '../../server/a.ts';"],
  ['client/pages/x.ts', "import { Mesh } from 'pixi.js';"],
  ['client/pages/x.ts', "import 'pixi.js/unsafe-eval';"],
  ['client/pages/x.ts', "const { Mesh } = await import('pixi.js');"],
  ['server/http/x.ts', "import { Server } from 'socket.io';"],
  ['server/live/x.ts', "import express from 'express';"],
  ['server/x.ts', "import mongoose from 'mongoose';"],
])('%s may not hold %s', (file, text) => {
  expect(wallsOf(file, text)).toHaveLength(1);
});

test.each([
  ['shared/board/x.ts', "import { a } from '../wire/a.ts';\n// Math.random would not do\n"],
  ['client/board/scene/x.ts', "import { Mesh } from 'pixi.js';"],
  ['server/live/x.ts', "import type { RequestHandler } from 'express';\nimport { Server } from 'socket.io';"],
  ['e2e/x.ts', "import { a } from '../server/a.ts';\nimport { b } from '../client/b.ts';"],
])('%s may hold %s', (file, text) => {
  expect(wallsOf(file, text)).toEqual([]);
});
