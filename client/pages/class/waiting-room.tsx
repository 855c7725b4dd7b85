/** Whoever has knocked sees who they will be and that the teacher is asked; the page goes on by itself. */
import { useEffect, useRef } from 'preact/hooks';
import type { WaitingView } from '../../../shared/protocol/door.ts';
import { samplePath } from '../../../shared/samples/path.ts';
import { partingWords } from '../../i18n/words/parting.ts';
import { words } from '../../i18n/words/shared.ts';
import { NameChip } from '../../ui/seat-mark.tsx';

interface WaitingRoomProps {
  readonly view: WaitingView;
  readonly isLost: boolean;
}

export function WaitingRoom({ view: { title, sample, ...look }, isLost }: WaitingRoomProps) {
  const say = partingWords.value;
  const sentence = useRef<HTMLHeadingElement>(null);
  useEffect(() => sentence.current?.focus(), []);
  return (
    <main class="notice waiting-room">
      <p class="hint" dir="auto">
        {title === '' ? words.value.untitled : title}
      </p>
      <p class="waiting-who">
        <NameChip {...look} />
      </p>
      <h1 ref={sentence} tabIndex={-1}>
        {say.waiting}
      </h1>
      <p class="hint" role="status">
        {isLost ? words.value.reconnecting : say.waitingHint}
      </p>
      {sample !== null && <img class="waiting-picture" src={samplePath(sample, false)} alt={say.picture} />}
    </main>
  );
}
