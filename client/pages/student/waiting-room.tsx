/** Shows a student who waits for approval their name and class. The page changes by itself once a teacher admits them. */
import { useEffect, useRef } from 'preact/hooks';
import { studentHelp, useReconnectingText } from '#client/classroom/connection/connection-help.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { goodbyeWords } from '#client/i18n/words/student/goodbye-words.ts';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import { PageBar } from '#client/ui/surfaces/page-bar.tsx';
import type { WaitingView } from '#shared/protocol/views/admission-view.ts';
import { samplePath } from '#shared/samples/sample-path.ts';

interface WaitingRoomProps {
  readonly view: WaitingView;
  readonly isLost: boolean;
}

export function WaitingRoom({ view: { title, sample, ...seat }, isLost }: WaitingRoomProps) {
  const say = goodbyeWords.value;
  const lostText = useReconnectingText(isLost, studentHelp);
  const sentence = useRef<HTMLHeadingElement>(null);
  useEffect(() => sentence.current?.focus(), []);
  return (
    <>
      <PageBar />
      <main class="notice waiting-room" data-pictured={sample !== null}>
        <p class="hint" dir="auto">
          {title === '' ? sharedWords.value.untitled : title}
        </p>
        <p class="waiting-who">
          <NameChip {...seat} />
        </p>
        <h1 ref={sentence} tabIndex={-1}>
          {say.waitingForApproval}
        </h1>
        <p class="hint" role="status">
          {lostText ?? say.waitingHint}
        </p>
        {sample !== null && (
          <RetriedImage class="waiting-picture" src={samplePath(sample, false)} alt={say.pictureToday} />
        )}
      </main>
    </>
  );
}
