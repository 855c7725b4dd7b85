/**
 * How the pages are built: every client/*.html is a page of its own, next to it what it needs under hashed names. Nothing
 * is inlined, so that the content policy can forbid all that is not a file of ours.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { builtFolder } from './client/build.ts';

const client = join(import.meta.dirname, 'client');

/**
 * Modules of Pixi that do nothing but announce parts which nothing here uses: sprite sheets and what loads them, masks, videos, textures
 * by guess. The package's index imports them for that effect, so they would come along, with all that they announce.
 */
const UNUSED_OF_PIXI = /\/pixi\.js\/lib\/(rendering|spritesheet)\/init\.mjs$/;

const withoutUnusedOfPixi: Plugin = {
  name: 'without-unused-of-pixi',
  load: (id) => (UNUSED_OF_PIXI.test(id) ? 'export {};' : null),
};

export default defineConfig(({ mode }) => ({
  root: client,
  publicDir: false,
  appType: 'mpa',
  plugins: [withoutUnusedOfPixi],
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
