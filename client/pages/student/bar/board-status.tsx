/** The board's progress, and whether all moves are saved. */
import { Check, CloudUpload } from 'lucide';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { PlayFacts } from '#client/play/play-status.ts';
import type { SaveState } from '#client/play/save-state.ts';
import { Icon } from '#client/ui/controls/icon.tsx';

export function BoardProgress({ facts: { done, all } }: { readonly facts: PlayFacts }) {
  return (
    <span class="progress" translate={false}>
      <progress class="meter" aria-label={boardWords.value.progress(done, all)} max={all} value={done} />
      <span aria-hidden="true">
        {done}/{all}
      </span>
    </span>
  );
}

export function SaveStatus({ state }: { readonly state: SaveState }) {
  const isSaved = state === 'saved';
  return (
    <span class="status save">
      <Icon icon={isSaved ? Check : CloudUpload} />
      <span>{boardWords.value[state]}</span>
    </span>
  );
}
