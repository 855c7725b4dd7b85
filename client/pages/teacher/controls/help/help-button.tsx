/** Opens and closes the help panel of the focused board. */
import { LifeBuoy } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { Play } from '#client/play/play.ts';
import { Button } from '#client/ui/controls/button.tsx';

export function HelpButton({ play }: { readonly play: Play }) {
  const isOpen = play.isPicking.value;
  const anchor = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // What had the focus in the panel has gone with it.
    const isFocusLost = document.activeElement === null || document.activeElement === document.body;
    if (wasOpen.current && !isOpen && isFocusLost) anchor.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <div ref={anchor}>
      <Button kind="quiet" icon={LifeBuoy} aria-expanded={isOpen} onClick={() => play.setPicking(!isOpen)}>
        <span class="word">{controlsWords.value.help}</span>
      </Button>
    </div>
  );
}
