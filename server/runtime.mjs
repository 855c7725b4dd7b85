/**
 * Jogak runs its TypeScript as it is: that takes Node 24 or later. `npm ci` brings one along for most platforms and npm's
 * scripts find it first; elsewhere the one that is installed must be new enough. This file runs on any Node, to say so.
 */
const OLDEST = 24;

export function requireRuntime() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major >= OLDEST) return;
  console.error(
    `Jogak needs Node ${OLDEST} or later, and this is Node ${process.versions.node}.\n` +
      'Run "npm ci" first: it brings a fitting one for Linux, macOS and Windows on the usual processors. ' +
      'On other machines install Node 24 or later.',
  );
  process.exit(1);
}
