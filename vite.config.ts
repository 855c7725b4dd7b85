/** How the pages are built: every client/*.html is a page of its own; nothing inline, so that the content policy stays strict. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const client = join(import.meta.dirname, 'client');

export default defineConfig(({ mode }) => ({
  root: client,
  publicDir: join(import.meta.dirname, 'assets', 'public'),
  appType: 'mpa',
  define: { 'import.meta.env.MODE': JSON.stringify(mode) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'client'),
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: { input: globSync('*.html', { cwd: client }).map((page) => join(client, page)) },
  },
}));
