/** The progress of a class's creation, with the button that cancels it. */
import { X } from 'lucide';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { CreationStep } from './class-creation.ts';

interface CreationProgressProps {
  readonly progress: CreationStep;
  readonly onCancel: () => void;
}

export function CreationProgress({ progress, onCancel }: CreationProgressProps) {
  const say = newClassWords.value;
  return (
    <div class="open">
      <p>{sentenceOf(progress)}</p>
      <progress class="meter" aria-label={say.openingClass} max={1} {...shareOf(progress)} />
      <Button icon={X} onClick={onCancel}>
        {say.cancel}
      </Button>
    </div>
  );
}

function sentenceOf(progress: CreationStep): string {
  const say = newClassWords.value;
  switch (progress.at) {
    case 'opening':
      return say.openingClass;
    case 'uploading':
      return progress.share < 1 ? say.uploading(Math.floor(progress.share * 100)) : say.preparingPicture;
    case 'cutting':
      return say.cuttingPieces;
  }
}

/** The value of the progress bar; none while the progress is not known. */
function shareOf(progress: CreationStep): { readonly value?: number } {
  return progress.at === 'uploading' && progress.share < 1 ? { value: progress.share } : {};
}
