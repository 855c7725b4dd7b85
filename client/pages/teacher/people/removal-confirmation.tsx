/** The question before a student is banned or erased, neither of which can be undone. */
import { Eraser, UserRoundX } from 'lucide';
import { useState } from 'preact/hooks';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { Button } from '#client/ui/controls/button.tsx';

interface RemovalConfirmationProps {
  readonly kind: 'ban' | 'erase';
  readonly name: string;
  readonly onCancel: () => void;
  /** @param withMessages a ban removes the student's chat messages, too */
  readonly onConfirm: (withMessages: boolean) => void;
}

export function RemovalConfirmation({ kind, name, onCancel, onConfirm }: RemovalConfirmationProps) {
  const say = peopleWords.value;
  const [withMessages, setWithMessages] = useState(false);
  const isBan = kind === 'ban';
  return (
    <div class="seat-confirm" role="alert">
      <b>{isBan ? say.banQuestion(name) : say.eraseQuestion(name)}</b>
      <p class="hint">{isBan ? say.banConsequence : say.eraseConsequence}</p>
      {isBan && (
        <label class="check">
          <input
            type="checkbox"
            checked={withMessages}
            onChange={({ currentTarget }) => setWithMessages(currentTarget.checked)}
          />
          <span>{say.banWithMessages}</span>
        </label>
      )}
      <span class="seat-confirm-buttons">
        <Button onClick={onCancel}>{say.removalCancel}</Button>
        <Button kind="danger" icon={isBan ? UserRoundX : Eraser} onClick={() => onConfirm(withMessages)}>
          {isBan ? say.ban : say.erase}
        </Button>
      </span>
    </div>
  );
}
