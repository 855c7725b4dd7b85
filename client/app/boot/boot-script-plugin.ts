/** Puts the boot script into every page: a plain file of ours, since the content policy allows nothing inline. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const source = readFileSync(join(import.meta.dirname, 'boot-script.js'), 'utf8');
const fileName = `assets/boot-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.js`;

export const bootScript: Plugin = {
  name: 'boot-script',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName, source });
  },
  transformIndexHtml: {
    order: 'post',
    // Before everything that may fail.
    handler: () => [{ tag: 'script', attrs: { src: `/${fileName}` }, injectTo: 'head-prepend' }],
  },
};
