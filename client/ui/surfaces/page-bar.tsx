/** The bar of a page outside a class: the product's name, and the language, which a visitor can change wherever they have come to. */
import { LanguageSelect } from './language-select.tsx';
import { Wordmark } from './wordmark.tsx';

/** @param home the path of the page that the name links to */
export function PageBar({ home }: { readonly home?: string }) {
  return (
    <header class="bar">
      <Wordmark {...(home === undefined ? {} : { to: home })} />
      <span class="far">
        <LanguageSelect />
      </span>
    </header>
  );
}
