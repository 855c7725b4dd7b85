/**
 * Where play goes on after joining, the next puzzle and a lost connection: the focus, if it is nowhere, goes to the top of the class, where
 * keyboard play is one press away; and a live region says what has come. The panel of keyboard play, where it is open, does both itself.
 */
import { computed, type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import type { StudentClassState } from './use-student-class.ts';

/** Returns the live region's text. It is empty at first: a screen reader may not announce what appears together with its region. */
export function useArrival(
  top: RefObject<HTMLElement | null>,
  { play, isLost }: Pick<StudentClassState, 'play' | 'isLost'>,
): ReadonlySignal<string> {
  const text = useSignal('');
  /** The activities whose puzzle was shown here: what a teacher takes back is followed by one of them. */
  const seen = useRef(new Set<unknown>());
  const wasLost = useRef(false);
  useEffect(() => {
    const isByKeys = play?.keyboard.isOpen.peek() === true;
    if (!isByKeys && isFocusNowhere()) top.current?.focus({ preventScroll: true });
    if (play === null) return;
    const { pieces, spec } = play.keyboard.puzzle;
    const { id } = play.keyboard.deps.activity;
    const say = boardWords.peek();
    const isFirst = seen.current.size === 0;
    if (!isByKeys && !isFirst && !seen.current.has(id))
      play.announce(
        say.fromTeacher,
        computed(() => play.facts.value.done),
      );
    else if (!isByKeys) text.value = (isFirst ? say.arrived : say.nextArrived)(pieces, pieceNoun(spec));
    seen.current.add(id);
  }, [play]);
  useEffect(() => {
    if (wasLost.current && !isLost) text.value = boardWords.peek().connectedAgain;
    wasLost.current = isLost;
  }, [isLost]);
  return text;
}

function isFocusNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}
