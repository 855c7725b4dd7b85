/** Covers a paused board, so that nothing on it can be moved. */
import { Pause } from 'lucide';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import './controls-view.css';

export function PauseOverlay({ isPaused }: { readonly isPaused: boolean }) {
  return (
    <div class="pause" role="status">
      {isPaused && (
        <div class="pause-overlay">
          <p>
            <Icon icon={Pause} />
            {sharedWords.value.paused}
          </p>
        </div>
      )}
    </div>
  );
}
