/** `npm start`: the right Node, built pages, then the server in this process. This file must be readable by any Node. */
import { requireRuntime } from './runtime.mjs';

requireRuntime();
const { buildClient } = await import('../client/build.ts');
try {
  await buildClient('production', console.log);
} catch (error) {
  console.error(`Jogak did not start: ${error.message}.`);
  process.exit(1);
}
await import('./main.ts');
