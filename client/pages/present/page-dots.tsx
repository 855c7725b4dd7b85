/** A dot for each page of boards, and whether they turn by themselves. The arrow keys turn them, too. */
import { Pause, Play } from 'lucide';
import { useEffect } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { BoardPages } from './board-pages.ts';

const TURNS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -1, PageDown: 1 };

export function PageDots({ pages, turner }: BoardPages) {
  const say = controlsWords.value;
  const isTurning = turner.isTurning.value;
  useEffect(() => {
    const onKeyDown = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
      const by = TURNS[key];
      if (by !== undefined && !altKey && !ctrlKey && !metaKey) turner.turn(by);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [turner]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls.
    <div class="present-pages" role="group" aria-label={say.presentPages} title={say.presentPages}>
      {Array.from({ length: pages }, (_, page) => (
        <button
          key={page}
          type="button"
          class="page-dot"
          aria-label={say.presentPage(page + 1, pages)}
          aria-current={page === turner.page.value}
          onClick={() => turner.goTo(page)}
        />
      ))}
      <Button
        kind="quiet"
        icon={isTurning ? Pause : Play}
        label={isTurning ? say.stopTurning : say.turnPages}
        onClick={() => turner.toggle()}
      />
    </div>
  );
}
