/** One Enter submits a form whose field still composes Hangul: for every form of a page. Where nothing is composed the browser does it. */
import { COMPOSING_KEY, ComposedEnter } from './composed-enter.ts';

/** Listens on the page's document, for all fields that there will be. */
export function submitComposed(page: Document): void {
  const enters = new WeakMap<HTMLInputElement, ComposedEnter>();
  const enterOf = ({ target }: Event): ComposedEnter | null => {
    // A text area keeps Enter for a new line, unless it is the chat's, which sends by itself.
    if (!(target instanceof HTMLInputElement) || target.form === null) return null;
    const enter = enters.get(target) ?? new ComposedEnter(() => submit(target));
    enters.set(target, enter);
    return enter;
  };
  page.addEventListener('compositionupdate', (event) => enterOf(event)?.onCompositionUpdate(event));
  page.addEventListener('compositionend', (event) => enterOf(event)?.onCompositionEnd(event));
  page.addEventListener('keydown', (event) => {
    const enter = enterOf(event);
    const isComposing = event.isComposing || event.keyCode === COMPOSING_KEY;
    if (isComposing || enter?.isWaiting === true) enter?.onKeyDown(event);
  });
}

/** As Enter does: by the form's button. The page reads the field's last text first. */
function submit({ form }: HTMLInputElement): void {
  setTimeout(() => form?.querySelector<HTMLElement>('[type="submit"]')?.click());
}
