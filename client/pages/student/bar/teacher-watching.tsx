/** Shows that a teacher looks on. Where the bar has no room for the words, a message has them for some seconds, once when it begins. */
import { effect, type Signal } from '@preact/signals';
import { Eye } from 'lucide';
import { useEffect } from 'preact/hooks';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { mediaMatches } from '#client/ui/viewport.ts';

/** As in student-page.css. */
const hasWords = mediaMatches('(min-width: 1025px)');
/** A teacher who comes back so soon is not announced again. Milliseconds. */
const REPEAT_MS = 60_000;
/** When a teacher looked on last; monotonic ms. */
let lastWatchedAt = Number.NEGATIVE_INFINITY;

interface TeacherWatchingProps {
  /** What the page says for some seconds; null: nothing. */
  readonly notice: Signal<string | null>;
}

export function TeacherWatching({ notice }: TeacherWatchingProps) {
  useEffect(() => {
    const words = boardWords.peek().teacherWatching;
    let isDone = hasWords.peek() || performance.now() - lastWatchedAt < REPEAT_MS;
    const stop = effect(() => {
      // Another notice is read to its end first.
      if (isDone || notice.value !== null) return;
      isDone = true;
      notice.value = words;
    });
    return () => {
      stop();
      lastWatchedAt = performance.now();
      if (notice.peek() === words) notice.value = null;
    };
  }, [notice]);
  return (
    <span class="status">
      <Icon icon={Eye} />
      <span class="wide">{boardWords.value.teacherWatching}</span>
    </span>
  );
}
