/**
 * Jogak runs its TypeScript as it is: that takes Node 24 or later. `npm ci` brings one along for most platforms and npm's
 * scripts find it first; elsewhere the one that is installed must be new enough. This file runs on any Node, to say so.
 */
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
/** Where Node keeps what it has compiled: a start is twice as fast from the second one on. Gone with the packages. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));

export function requireRuntime() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major >= OLDEST) {
    module.enableCompileCache(COMPILED);
    // For the processes that this one starts.
    process.env.NODE_COMPILE_CACHE ??= COMPILED;
    return;
  }
  console.error(
    `Jogak needs Node ${OLDEST} or later, and this is Node ${process.versions.node}.\n` +
      'Run "npm ci" first: it brings a fitting one for Linux, macOS and Windows on the usual processors. ' +
      'On other machines install Node 24 or later.',
  );
  process.exit(1);
}
