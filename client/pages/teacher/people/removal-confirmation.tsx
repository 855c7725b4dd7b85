/** The question before a student loses their seat: removed for now, banned or erased. */
import { Eraser, type IconNode, LogOut, UserRoundX } from 'lucide';
import { useState } from 'preact/hooks';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { SettingCheck } from '#client/ui/controls/setting-check.tsx';
import { DialogActions } from '#client/ui/surfaces/dialog.tsx';

type RemovalKind = 'kick' | 'ban' | 'erase';

const ICONS: Record<RemovalKind, IconNode> = { kick: LogOut, ban: UserRoundX, erase: Eraser };

interface RemovalConfirmationProps {
  readonly kind: RemovalKind;
  readonly name: string;
  readonly onCancel: () => void;
  /** @param withMessages a ban removes the student's chat messages, too */
  readonly onConfirm: (withMessages: boolean) => void;
}

export function RemovalConfirmation({ kind, name, onCancel, onConfirm }: RemovalConfirmationProps) {
  const say = peopleWords.value;
  const [withMessages, setWithMessages] = useState(false);
  const question = { kick: say.kickQuestion, ban: say.banQuestion, erase: say.eraseQuestion }[kind];
  const consequence = { kick: say.kickConsequence, ban: say.banConsequence, erase: say.eraseConsequence }[kind];
  return (
    <div class="seat-confirm" role="alert">
      <b>{question(name)}</b>
      <p class="hint">{consequence}</p>
      {kind === 'ban' && <SettingCheck label={say.banWithMessages} isOn={withMessages} onChoose={setWithMessages} />}
      <DialogActions>
        <Button onClick={onCancel}>{say.removalCancel}</Button>
        <Button kind="danger" icon={ICONS[kind]} onClick={() => onConfirm(withMessages)}>
          {say[kind]}
        </Button>
      </DialogActions>
    </div>
  );
}
