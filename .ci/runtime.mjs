/** Runs one of the project's TypeScript programs once the runtime is known to be right: `node .ci/runtime.mjs PROGRAM ...`. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireRuntime } from '../server/runtime.mjs';

requireRuntime();
const [program = ''] = process.argv.splice(2, 1);
await import(pathToFileURL(resolve(program)).href);
