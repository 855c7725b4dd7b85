/** The baskets in the panel of keyboard play, once they are on: with a piece in hand a press puts it there, else it lists what is there. */
import { ownViewWords } from '#client/i18n/words/student/own-view-words.ts';
import { BASKETS } from '#client/play/baskets/basket-kinds.ts';
import { BASKET_SIGNS } from '#client/play/baskets/basket-signs.ts';
import type { KeyboardPlay } from '#client/play/keyboard/keyboard-play.ts';
import { Button } from '#client/ui/controls/button.tsx';
import '#client/play/baskets/basket-bar.css';

export function BasketShelf({ keyboard }: { readonly keyboard: KeyboardPlay }) {
  const baskets = keyboard.mode.baskets.value;
  if (baskets === null) return null;
  const say = ownViewWords.value;
  keyboard.mode.version.value;
  const open = keyboard.search.basket.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds the controls of a form
    <div class="keyboard-actions" role="group" aria-label={say.baskets}>
      {BASKETS.map((basket) => (
        <Button
          key={basket}
          class="button keyboard-basket"
          data-basket={basket}
          icon={BASKET_SIGNS[basket]}
          label={say.withCount(say.basketNames[basket], baskets.count(basket), keyboard.noun)}
          aria-pressed={open === basket}
          onClick={() => keyboard.useBasket(basket)}
        >
          <span aria-hidden="true">{baskets.count(basket)}</span>
        </Button>
      ))}
    </div>
  );
}
