/** What can be done while the browser cannot draw a board: load the page again, or play by the list of pieces. */
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { Button } from '#client/ui/controls/button.tsx';

interface UndrawnActionsProps {
  /** Opens the list of pieces; null: this page has none, or it is open. */
  readonly onList: (() => void) | null;
}

export function UndrawnActions({ onList }: UndrawnActionsProps) {
  return (
    <div class="undrawn-actions">
      {onList !== null && <Button onClick={onList}>{boardWords.value.playByList}</Button>}
      <Button onClick={() => location.reload()}>{sharedWords.value.loadAgain}</Button>
    </div>
  );
}
