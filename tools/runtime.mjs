/**
 * Runs one of the project's TypeScript programs once the runtime is known to be right: `node tools/runtime.mjs PROGRAM ...`.
 * This file must be readable by any Node.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireRuntime } from '#server/app/runtime.mjs';

requireRuntime();
// What the program sees is what it would see had it been started by its own name.
const [program] = process.argv.splice(2, 1);
process.argv[1] = resolve(program);
await import(pathToFileURL(process.argv[1]).href);
