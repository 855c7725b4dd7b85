/**
 * Links the style sheet with the order of the layers before all others: a layer stands where a page's first sheet names it, and the
 * sheets of chunks, which the bundler links first, name later layers alone.
 */
import type { Plugin } from 'vite';

const SHEET = /\n?[ \t]*<link rel="stylesheet"[^>]*>/g;

/** @param name the base name of the sheet that goes first */
export function styleOrder(name: string): Plugin {
  return {
    name: 'style-order',
    transformIndexHtml: { order: 'post', handler: (html) => withSheetFirst(html, name) },
  };
}

export function withSheetFirst(html: string, name: string): string {
  const sheets = html.match(SHEET) ?? [];
  const first = sheets.find((sheet) => sheet.includes(`/${name}-`));
  if (first === undefined || first === sheets[0]) return html;
  return html.replace(first, '').replace(sheets[0] ?? '', (other) => first + other);
}
