/** Puts the boot script into every page: a plain file of ours, since the content policy allows nothing inline. */
import type { Plugin } from 'vite';

/** @param fileName in the built folder; it changes with the source */
export function bootScript(source: string, fileName: string): Plugin {
  return {
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
}
