/** One moment of a teacher's collection: its picture, whose and when it was, its note, and what can be done with it. */
import { useSignal } from '@preact/signals';
import { ArrowLeft, ArrowRight, Check, Split, X } from 'lucide';
import { collectionWords } from '#client/i18n/words/teacher/collection-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { MomentCanvas } from '#client/wall/moments/moment-canvas.tsx';
import { useMoment } from '#client/wall/moments/use-moment.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { DESCRIPTION_LENGTH_MAX } from '#shared/limits.ts';
import type { ReplayBoard } from '#shared/protocol/http/replay-index.ts';
import type { CollectedMomentView } from '#shared/protocol/views/controls-view.ts';

interface MomentCardProps {
  readonly classroom: ClassroomId;
  readonly moment: CollectedMomentView;
  /** Whose board it is, and when. */
  readonly what: string;
  /** In the collection, from 0. */
  readonly place: number;
  readonly isLast: boolean;
  readonly isChosen: boolean;
  readonly canBeChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onMove: (place: number) => void;
  readonly onNote: (note: string) => void;
  readonly onDrop: () => void;
  readonly onGoOn: (from: ReplayBoard, frame: number) => void;
}

export function MomentCard(props: MomentCardProps) {
  const { classroom, moment, what, place, isLast, isChosen, canBeChosen } = props;
  const say = collectionWords.value;
  const { fold, picture } = useMoment(classroom, moment.moment);
  const time = useSignal(moment.time);
  return (
    <li class="collected" data-chosen={isChosen}>
      <div class="collected-picture">
        {fold !== null && picture !== null && <MomentCanvas fold={fold} picture={picture} time={time} label={what} />}
      </div>
      <p class="collected-name" dir="auto" title={what}>
        {what}
      </p>
      <div class="field">
        <input
          type="text"
          dir="auto"
          // The server has the last word: a note that it refuses is as before at the next change of the class.
          key={moment.note}
          defaultValue={moment.note}
          maxLength={DESCRIPTION_LENGTH_MAX}
          placeholder={say.note}
          aria-label={`${say.note}: ${what}`}
          onChange={({ currentTarget }) => props.onNote(currentTarget.value)}
        />
      </div>
      <div class="collected-actions">
        <Button
          kind="quiet"
          icon={Check}
          label={say.choose(what)}
          aria-pressed={isChosen}
          disabled={!isChosen && !canBeChosen}
          onClick={() => props.onChoose(!isChosen)}
        />
        <Button
          kind="quiet"
          icon={ArrowLeft}
          label={say.earlier(what)}
          disabled={place === 0}
          onClick={() => props.onMove(place - 1)}
        />
        <Button
          kind="quiet"
          icon={ArrowRight}
          label={say.later(what)}
          disabled={isLast}
          onClick={() => props.onMove(place + 1)}
        />
        <Button
          kind="quiet"
          icon={Split}
          label={say.goOnOf(what)}
          disabled={fold === null}
          onClick={() => fold !== null && props.onGoOn(fold.clip.board, fold.frameAt(moment.time))}
        />
        <Button kind="quiet" icon={X} label={say.drop(what)} onClick={props.onDrop} />
      </div>
    </li>
  );
}
