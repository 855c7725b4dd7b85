/** Says over a board that it is drawn without WebGL, until a person closes it: once a page. */
import { signal } from '@preact/signals';
import { X } from 'lucide';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import './simple-note.css';

const isClosed = signal(false);

export function SimpleNote() {
  if (isClosed.value) return null;
  return (
    <div class="board-wait simple-note">
      <p role="status">{menuWords.value.simple}</p>
      <Button
        kind="quiet"
        icon={X}
        label={sharedWords.value.close}
        onClick={() => {
          isClosed.value = true;
        }}
      />
    </div>
  );
}
