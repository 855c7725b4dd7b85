/** Says that a part of the page did not load, and offers to try again or to load the page anew. */
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { missingParts, retryParts } from './lazy-part.ts';
import './missing-parts.css';

export function MissingParts() {
  if (missingParts.value.size === 0) return null;
  const say = sharedWords.value;
  return (
    <div class="missing-parts" role="alert">
      <p>{say.partMissing}</p>
      <Button onClick={retryParts}>{say.tryAgain}</Button>
      <Button kind="primary" onClick={() => location.reload()}>
        {say.loadAgain}
      </Button>
    </div>
  );
}
