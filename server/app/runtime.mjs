/**
 * Checks the Node version: Jogak runs its TypeScript unbuilt, which needs Node 24 or later. `npm ci` installs one for most
 * platforms, and npm scripts find it first; elsewhere the installed one must be new enough. This file itself runs on any Node.
 */
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
/** Node's compile cache: from the second start on, a start is twice as fast. It is removed with the packages. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));

export function requireRuntime() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major >= OLDEST) {
    module.enableCompileCache(COMPILED);
    // For child processes.
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
