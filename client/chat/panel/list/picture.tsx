/** A message's picture: small in the list and large on a press. One that moves does so for five seconds, and again when it is pressed. */
import { Maximize2, Play, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageView } from '../../../../shared/protocol/chat/events.ts';
import { chatWords } from '../../../i18n/words/chat.ts';
import { words } from '../../../i18n/words/shared.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/controls/icon.tsx';
import { wantsStillness } from '../../../ui/motion.ts';
import { pictureOf } from '../../talk/acts.ts';
import { type ChatRoom, nameOf } from '../../talk/room.ts';

/** A picture moves so long at a time. Milliseconds. */
const MOVES_MS = 5_000;
/** A picture's room in the list. Pixels. */
const LIST_WIDTH_MAX = 270;
const LIST_HEIGHT_MAX = 220;

interface PictureProps {
  readonly room: ChatRoom;
  readonly message: MessageView;
  readonly picture: NonNullable<MessageView['picture']>;
}

export function Picture({ room, message, picture }: PictureProps) {
  const say = chatWords.value;
  const { animated } = picture;
  const { width, height } = sizeInList(picture);
  const [isMoving, setMoving] = useState(animated && !wantsStillness());
  const [isLarge, setLarge] = useState(false);
  const frame = useRef<HTMLButtonElement>(null);
  const name = say.pictureOf(nameOf(message));
  const source = (moving: boolean) => pictureOf(room.classroom, message.number, moving);

  useEffect(() => {
    const at = frame.current;
    if (!isMoving || at === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The five seconds begin when somebody can see it.
    const seeing = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting) || timer !== undefined) return;
      timer = setTimeout(() => setMoving(false), MOVES_MS);
    });
    seeing.observe(at);
    return () => {
      seeing.disconnect();
      clearTimeout(timer);
    };
  }, [isMoving]);

  return (
    <div class="chat-picture">
      <button
        type="button"
        ref={frame}
        aria-label={animated ? `${name}. ${say.play}` : `${name}. ${say.large}`}
        onClick={() => (animated ? setMoving(true) : setLarge(true))}
      >
        <img
          src={source(isMoving)}
          alt=""
          width={width}
          height={height}
          data-moving={animated ? isMoving : undefined}
          loading="lazy"
          decoding="async"
        />
        {animated && !isMoving && (
          <span class="chat-play">
            <Icon of={Play} />
          </span>
        )}
      </button>
      {animated && (
        <Button
          class="button chat-large"
          icon={Maximize2}
          label={`${name}. ${say.large}`}
          onClick={() => setLarge(true)}
        />
      )}
      {isLarge && (
        <Large
          name={name}
          still={source(false)}
          moving={animated && !wantsStillness() ? source(true) : null}
          onClose={() => setLarge(false)}
        />
      )}
    </div>
  );
}

/** Known before it is loaded, so that nothing moves when it comes. Pixels. */
function sizeInList({ width, height }: PictureProps['picture']): { width: number; height: number } {
  const share = Math.min(1, LIST_WIDTH_MAX / width, LIST_HEIGHT_MAX / height);
  return { width: Math.round(width * share), height: Math.round(height * share) };
}

interface LargeProps {
  readonly name: string;
  readonly still: string;
  /** Null: it does not move. */
  readonly moving: string | null;
  readonly onClose: () => void;
}

function Large({ name, still, moving, onClose }: LargeProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isMoving, setMoving] = useState(moving !== null);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setTimeout(() => setMoving(false), MOVES_MS);
    return () => clearTimeout(timer);
  }, [isMoving]);
  return (
    <dialog class="chat-large-picture" ref={dialog} aria-label={name} onClose={onClose}>
      <Button icon={X} label={words.value.close} onClick={() => dialog.current?.close()} />
      <img src={isMoving && moving !== null ? moving : still} alt={name} />
    </dialog>
  );
}
