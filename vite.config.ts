/**
 * How the pages are built: every client/*.html is a page of its own, next to it what it needs under hashed names. Nothing
 * is inlined, so that the content policy can forbid all that is not a file of ours.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { trimPixi } from './client/board/scene/trim-pixi-plugin.ts';
import { builtFolder } from './client/build.ts';

const client = join(import.meta.dirname, 'client');

/** A test build exposes the board and the wall to the browser tests; in the product these two files do nothing. */
const probes = {
  find: /^.*\/expose-(play|wall)\.ts$/,
  replacement: join(import.meta.dirname, 'e2e', 'browser', 'support', 'probes', '$1-probe.ts'),
};

export default defineConfig(({ mode }) => ({
  root: client,
  publicDir: false,
  appType: 'mpa',
  plugins: [trimPixi],
  resolve: { alias: mode === 'test' ? [probes] : [] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: builtFolder(mode === 'test' ? 'test' : 'production'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    // In kB, uncompressed. Pixi is a chunk of its own that only boards load.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: { input: globSync('*.html', { cwd: client }).map((page) => join(client, page)) },
  },
}));
