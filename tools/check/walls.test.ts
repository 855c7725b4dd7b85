import { expect, test } from 'vitest';
import { wallProblemsIn } from './walls.ts';

// Proves I6.
test.each([
  ['shared/board/x.ts', "import { a } from '#server/a.ts';"],
  ['shared/board/x.ts', "import { a } from '#assets/a.ts';"],
  ['shared/board/x.ts', "import { readFile } from 'node:fs';"],
  ['shared/board/x.ts', 'const x = Math.random();'],
  ['shared/board/x.ts', 'const x = Math.log2(8);'],
  ['shared/board/x.ts', 'const now = Date.now();'],
  ['shared/board/x.ts', 'setTimeout(f, 1);'],
  ['server/http/x.ts', "import type { A } from '#client/a.ts';"],
  ['server/http/x.ts', "export * from '#client/a.ts';"],
  ['client/pages/x.tsx', "import { a } from '#server/a.ts';"],
  ['client/pages/x.ts', "import { readFile } from 'node:fs';"],
  ['client/pages/x.ts', "import { Mesh } from 'pixi.js';"],
  ['client/pages/x.ts', "import {\n  Mesh,\n  Texture,\n} from 'pixi.js';"],
  ['client/pages/x.ts', "export type A = number;\nexport { Mesh } from 'pixi.js';"],
  ['client/pages/x.ts', "import 'pixi.js/unsafe-eval';"],
  ['client/pages/x.ts', "const { Mesh } = await import('pixi.js');"],
  ['server/http/x.ts', "import { Server } from 'socket.io';"],
  ['server/sockets/x.ts', "import express from 'express';"],
  ['server/x.ts', "import mongoose from 'mongoose';"],
  ['server/store/x.ts', "import { DatabaseSync } from 'node:sqlite';"],
  ['e2e/x.ts', "import { runProgram } from '#tools/run-program.ts';"],
  ['client/play/x.ts', "import { probe } from '#e2e/probe.ts';"],
])('%s may not hold %s', (file, text) => {
  expect(wallProblemsIn(file, text)).toHaveLength(1);
});

test.each([
  ['shared/board/x.ts', "import { a } from '../wire/a.ts';\n// Math.random would not do\n/* Date.now() */\n"],
  ['shared/board/x.ts', 'const x = Math.imul(1, Math.round(2));'],
  ['shared/board/x.test.ts', "import { readFile } from 'node:fs';\nconst x = Math.random();"],
  ['client/board/scene/x.ts', "import { Mesh } from 'pixi.js';"],
  ['client/board/x.ts', "import type { Mesh } from 'pixi.js';"],
  ['server/sockets/x.ts', "import type { RequestHandler } from 'express';\nimport { Server } from 'socket.io';"],
  ['server/store/sqlite/x.ts', "import { DatabaseSync } from 'node:sqlite';"],
  ['e2e/x.ts', "import { a } from '../server/a.ts';\nimport { b } from '../client/b.ts';"],
  ['bench/x.ts', "import { WebSocketServer } from 'ws';\nimport { Server } from 'socket.io';"],
])('%s may hold %s', (file, text) => {
  expect(wallProblemsIn(file, text)).toEqual([]);
});
