/**
 * Keeps a page current while the browser translates it. The browser replaces text nodes by `<font>` elements, so what changes later is
 * invisible. A changed text node is put back, and the browser translates it again.
 */

const WATCHED: MutationObserverInit = { childList: true, subtree: true };

/** @returns the function that ends it */
export function keepTextsLive(root: Node): () => void {
  /** What stands in the place of a text. */
  const translations = new Map<Text, ChildNode>();
  const texts = new MutationObserver((changes) => {
    for (const { target } of changes) if (target instanceof Text) putBack(target);
  });
  const tree = new MutationObserver((changes) => {
    for (const change of changes) noteTranslation(change);
    for (const [text, translation] of translations) if (!translation.isConnected) translations.delete(text);
  });

  function noteTranslation({ addedNodes, removedNodes }: MutationRecord): void {
    const [text, translation] = [removedNodes[0], addedNodes[0]];
    if (!(text instanceof Text) || !(translation instanceof HTMLElement) || translation.localName !== 'font') return;
    translations.set(text, translation);
    texts.observe(text, { characterData: true });
  }

  function putBack(text: Text): void {
    const translation = translations.get(text);
    translations.delete(text);
    if (translation?.isConnected === true && !text.isConnected) translation.replaceWith(text);
  }

  tree.observe(root, WATCHED);
  return () => {
    tree.disconnect();
    texts.disconnect();
  };
}
