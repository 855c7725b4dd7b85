/**
 * Links the style sheet with the order of the layers before all others: a layer stands where a page's first sheet names it, and the
 * sheets of chunks, which the bundler links first, name later layers alone. Refuses built sheets that name a layer without rules.
 */
import type { Plugin } from 'vite';

const SHEET = /\n?[ \t]*<link rel="stylesheet"[^>]*>/g;

/** @param name the base name of the sheet that goes first */
export function styleOrder(name: string): Plugin {
  return {
    name: 'style-order',
    transformIndexHtml: { order: 'post', handler: (html) => withSheetFirst(html, name) },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'asset' && file.fileName.endsWith('.css') && namesEmptyLayer(String(file.source)))
            this.error(`${file.fileName}: a layer without rules, with which Chrome 103 hangs: ui/style/page-layer.css`);
      },
    },
  };
}

/** Chrome 103 hangs when it takes such a sheet from its memory, if there is a media query in it. */
export function namesEmptyLayer(sheet: string): boolean {
  return /@layer[^{};]*;/.test(sheet);
}

export function withSheetFirst(html: string, name: string): string {
  const sheets = html.match(SHEET) ?? [];
  const first = sheets.find((sheet) => sheet.includes(`/${name}-`));
  if (first === undefined || first === sheets[0]) return html;
  return html.replace(first, '').replace(sheets[0] ?? '', (other) => first + other);
}
