/** The button that stops a moving picture and lets it move again, in the upper corner of the board. */
import type { ReadonlySignal } from '@preact/signals';
import { Pause, Play } from 'lucide';
import { render } from 'preact';
import { motionWords } from '#client/i18n/words/motion-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import './motion-button.css';

interface MotionButtonProps {
  readonly isMoving: ReadonlySignal<boolean>;
  readonly onPress: () => void;
}

function MotionButton({ isMoving, onPress }: MotionButtonProps) {
  const say = motionWords.value;
  const label = isMoving.value ? say.stop : say.move;
  return <Button icon={isMoving.value ? Pause : Play} label={label} onClick={onPress} />;
}

interface ShownButton {
  readonly element: HTMLElement;
  remove(): void;
}

export function showMotionButton(
  place: HTMLElement,
  isMoving: ReadonlySignal<boolean>,
  onPress: () => void,
): ShownButton {
  const element = place.ownerDocument.createElement('div');
  element.className = 'motion-button';
  place.append(element);
  render(<MotionButton isMoving={isMoving} onPress={onPress} />, element);
  return {
    element,
    remove() {
      render(null, element);
      element.remove();
    },
  };
}
