/** What lies over a board while it is paused: nothing there can be touched, and all of it stays as it is. */
import { Pause } from 'lucide';
import { words } from '../../../i18n/words/shared.ts';
import { Icon } from '../../../ui/controls/icon.tsx';
import './led.css';

export function PauseVeil({ isPaused }: { readonly isPaused: boolean }) {
  return (
    <div role="status">
      {isPaused && (
        <div class="pause-veil">
          <p>
            <Icon of={Pause} />
            {words.value.paused}
          </p>
        </div>
      )}
    </div>
  );
}
