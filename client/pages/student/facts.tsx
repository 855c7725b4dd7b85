/** What the bar tells of the board: how far it is, and whether all of it is safe. */
import { Check, CloudUpload } from 'lucide';
import { boardWords } from '../../i18n/words/board.ts';
import { Icon } from '../../ui/controls/icon.tsx';

export interface BoardFacts {
  /** Joins made, and joins that the whole picture needs. */
  readonly done: number;
  readonly all: number;
  /** Everything that this page did is durable, or has waited so shortly that it is not worth a word. */
  readonly isSaved: boolean;
}

export function Progress({ facts: { done, all } }: { readonly facts: BoardFacts }) {
  return (
    <span class="progress">
      <progress class="meter" aria-label={boardWords.value.progress(done, all)} max={all} value={done} />
      <span aria-hidden="true">
        {done}/{all}
      </span>
    </span>
  );
}

export function SaveStatus({ isSaved }: { readonly isSaved: boolean }) {
  const say = boardWords.value;
  return (
    <span class="status save" role="status">
      <Icon of={isSaved ? Check : CloudUpload} />
      <span>{isSaved ? say.saved : say.saving}</span>
    </span>
  );
}
