/**
 * Checks the version of Node, then runs a TypeScript program of the project: `node tools/runtime.mjs PROGRAM ...`.
 * Any version of Node must be able to parse this file.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireRuntime } from '#server/app/runtime.mjs';

requireRuntime();
// The program sees the arguments as if it had been started directly.
const [program] = process.argv.splice(2, 1);
process.argv[1] = resolve(program);
await import(pathToFileURL(process.argv[1]).href);
