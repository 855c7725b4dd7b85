/** One moment of a teacher's collection: its picture, whose and when it was, its note, and what can be done with it. */
import { useSignal } from '@preact/signals';
import { ArrowLeft, ArrowRight, Check, Split, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { collectionWords } from '#client/i18n/words/teacher/collection-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { ClipFold } from '#client/wall/moments/clip-fold.ts';
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
  /** By which everybody's screen would name it; null: it is not chosen. */
  readonly letter: string | null;
  readonly canBeChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onMove: (place: number) => void;
  readonly onNote: (note: string) => void;
  readonly onDrop: () => void;
  readonly onGoOn: (from: ReplayBoard, frame: number) => void;
}

export function MomentCard(props: MomentCardProps) {
  const { classroom, moment, what, letter, canBeChosen } = props;
  const say = collectionWords.value;
  const { fold, picture } = useMoment(classroom, moment.moment);
  const time = useSignal(moment.time);
  const isChosen = letter !== null;
  const canChange = isChosen || canBeChosen;
  const choose = (): void => {
    if (canChange) props.onChoose(!isChosen);
  };
  return (
    <li class="collected" data-chosen={isChosen}>
      <MomentPicture letter={letter} canChange={canChange} onPress={choose}>
        {fold !== null && picture !== null && <MomentCanvas fold={fold} picture={picture} time={time} label={what} />}
      </MomentPicture>
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
      <MomentActions {...props} fold={fold} canChange={canChange} onPress={choose} />
    </li>
  );
}

interface MomentActionsProps extends MomentCardProps {
  /** Null: it is not here. */
  readonly fold: ClipFold | null;
  readonly canChange: boolean;
  readonly onPress: () => void;
}

function MomentActions({ fold, canChange, onPress, ...props }: MomentActionsProps) {
  const { moment, what, place, isLast, letter } = props;
  const say = collectionWords.value;
  return (
    <div class="collected-actions">
      <Button
        kind="quiet"
        icon={Check}
        label={say.choose(what)}
        aria-pressed={letter !== null}
        disabled={!canChange}
        onClick={onPress}
      >
        {say.chooseWord}
      </Button>
      <Button
        kind="quiet"
        icon={ArrowLeft}
        label={say.moveLeft(what)}
        disabled={place === 0}
        onClick={() => props.onMove(place - 1)}
      >
        {say.leftWord}
      </Button>
      <Button
        kind="quiet"
        icon={ArrowRight}
        label={say.moveRight(what)}
        disabled={isLast}
        onClick={() => props.onMove(place + 1)}
      >
        {say.rightWord}
      </Button>
      <Button
        kind="quiet"
        icon={Split}
        label={say.goOnOf(what)}
        disabled={fold === null}
        onClick={() => fold !== null && props.onGoOn(fold.clip.board, fold.frameAt(moment.time))}
      >
        {say.goOnWord}
      </Button>
      <Button kind="quiet" icon={X} label={say.drop(what)} onClick={props.onDrop}>
        {say.dropWord}
      </Button>
    </div>
  );
}

interface MomentPictureProps extends Pick<MomentCardProps, 'letter'> {
  readonly canChange: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

function MomentPicture({ letter, canChange, onPress, children }: MomentPictureProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for a finger and a mouse; keys and screen readers have the button below.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
    <div class="collected-picture" data-choosable={canChange} onClick={onPress}>
      {letter !== null && (
        <span class="collected-letter" aria-hidden="true" translate={false}>
          {letter}
        </span>
      )}
      {children}
    </div>
  );
}
