/**
 * Puts into every page what speaks before the page itself can: the boot script, and the sentence for browsers that are too old. Scripts are
 * plain files of ours, since the content policy allows nothing inline.
 */
import { type HtmlTagDescriptor, minifySync, type Plugin, transformWithOxc } from 'vite';

/** Browsers that are too old for the pages read this JavaScript: those without it have no modules, and load a script of their own. */
const OLDEST = 'es2017';
/** The boot script shows it, or, without modules, the script that only such browsers load. */
const TOO_OLD: HtmlTagDescriptor = {
  tag: 'div',
  attrs: { id: 'too-old', class: 'notice', role: 'alert', hidden: true },
  children: [
    [
      'ko',
      '이 브라우저는 오래돼서 조각이 제대로 나오지 않아요. 브라우저를 업데이트하거나 다른 기기를 써 주세요.',
    ] as const,
    ['en', 'This browser is too old for Jogak. Update it, or use another device.'] as const,
  ].map(([lang, children]) => ({ tag: 'p', attrs: { lang }, children })),
  injectTo: 'body-prepend',
};

/** The same script, in JavaScript that browsers read that are too old for the pages. */
export async function lowerToOldest(source: string): Promise<string> {
  const { code } = await transformWithOxc(source, 'boot-script.js', { target: OLDEST });
  return minifySync('boot-script.js', code, { compress: { target: OLDEST } }).code;
}

/** A file of the built folder. Its name changes with its source. */
interface BuiltScript {
  readonly fileName: string;
  readonly source: string;
}

/** @param boot the script for browsers with modules @param noModules the one for those without */
export function bootScript(boot: BuiltScript, noModules: BuiltScript): Plugin {
  return {
    name: 'boot-script',
    generateBundle() {
      for (const script of [boot, noModules]) this.emitFile({ type: 'asset', ...script });
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        // Before everything that may fail.
        { tag: 'script', attrs: { src: `/${boot.fileName}` }, injectTo: 'head-prepend' },
        TOO_OLD,
        { tag: 'script', attrs: { nomodule: true, src: `/${noModules.fileName}` }, injectTo: 'body' },
      ],
    },
  };
}
