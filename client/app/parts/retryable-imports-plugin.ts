/** Sends every `import()` of the built pages through `importPart`, which can repeat it. */
import type { Plugin } from 'vite';

/** As the bundler writes it. */
const DYNAMIC_IMPORT = /\bimport\(\s*(["'`]\.\/[\w.-]+\.js["'`])\s*\)/g;

export const retryableImports: Plugin = {
  name: 'retryable-imports',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk')
          chunk.code = chunk.code.replace(DYNAMIC_IMPORT, 'importPart($1,import.meta.url,u=>import(u))');
    },
  },
};
