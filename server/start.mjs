/** `npm start`: the right Node, built pages, then the server in this process. */
import { requireRuntime } from './runtime.mjs';

requireRuntime();
const { buildClient } = await import('../client/build.mjs');
await buildClient('production', (sentence) => console.log(sentence));
await import('./main.ts');
