/**
 * `npm start`: checks Node, builds the pages, then runs the server in this process; with `-- --demo` a class of bots joins.
 * Any Node version must be able to parse this file.
 */
import { requireRuntime } from './runtime.mjs';

requireRuntime();
const { buildClient } = await import('#client/build.ts');
try {
  await buildClient('production', console.log);
} catch (error) {
  console.error(`Jogak did not start: ${error.message}.`);
  process.exit(1);
}
const { port } = await import('./main.ts');
if (process.argv.includes('--demo')) {
  const { runDemo } = await import('#demo/run-demo.ts');
  await runDemo(port, process.argv.slice(2));
}
