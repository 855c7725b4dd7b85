/** One moment of a teacher's collection: its picture, whose and when it was, its note, and what can be done with it. */
import { useSignal } from '@preact/signals';
import { ArrowLeft, ArrowRight, Check, Ellipsis, type IconNode, Split, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { collectionWords } from '#client/i18n/words/teacher/collection-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { closePopoverAround } from '#client/ui/surfaces/popover-support.ts';
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
      <div class="collected-head">
        <p class="collected-name" dir="auto" title={what}>
          {what}
        </p>
        <Button
          kind="quiet"
          icon={Check}
          label={say.choose(what)}
          aria-pressed={isChosen}
          disabled={!canChange}
          onClick={choose}
        >
          {say.chooseWord}
        </Button>
        <MomentMenu {...props} fold={fold} />
      </div>
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
    </li>
  );
}

interface MomentMenuProps extends MomentCardProps {
  /** Null: it is not here. */
  readonly fold: ClipFold | null;
}

/** What is done with one moment, behind a button: shown for all of them the tools would be more than the pictures. */
function MomentMenu({ fold, moment, what, place, isLast, onMove, onGoOn, onDrop }: MomentMenuProps) {
  const say = collectionWords.value;
  const around = useRef<HTMLDivElement>(null);
  const wasMoved = useRef(false);
  // A card that the list has moved in the page has lost the focus.
  useLayoutEffect(() => {
    if (wasMoved.current && document.activeElement === document.body) around.current?.querySelector('button')?.focus();
    wasMoved.current = false;
  }, [place]);
  const move = (to: number): void => {
    wasMoved.current = true;
    onMove(to);
  };
  return (
    <div ref={around}>
      <Popover label={say.more(what)} heading={what} icon={Ellipsis}>
        <div class="rows">
          <MenuItem icon={ArrowLeft} isDisabled={place === 0} onPress={() => move(place - 1)}>
            {say.moveLeft}
          </MenuItem>
          <MenuItem icon={ArrowRight} isDisabled={isLast} onPress={() => move(place + 1)}>
            {say.moveRight}
          </MenuItem>
          <MenuItem
            icon={Split}
            isDisabled={fold === null}
            onPress={() => fold !== null && onGoOn(fold.clip.board, fold.frameAt(moment.time))}
          >
            {say.goOn}
          </MenuItem>
          <MenuItem icon={X} onPress={onDrop}>
            {say.drop}
          </MenuItem>
        </div>
      </Popover>
    </div>
  );
}

interface MenuItemProps {
  readonly icon: IconNode;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

/** Its press closes the menu first: the focus is at the menu's button before anything else takes it. */
function MenuItem({ icon, isDisabled = false, onPress, children }: MenuItemProps) {
  return (
    <Button
      icon={icon}
      disabled={isDisabled}
      onClick={({ currentTarget }) => {
        closePopoverAround(currentTarget);
        onPress();
      }}
    >
      {children}
    </Button>
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
