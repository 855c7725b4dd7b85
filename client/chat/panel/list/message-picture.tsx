/** A message's picture: small in the list, large on a press. An animated one plays for five seconds, and again on a press. */
import { Maximize2, Play, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { messagePicturePath } from '#client/chat/session/chat-api.ts';
import { type ChatModel, senderName } from '#client/chat/session/chat-model.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import type { MessageView } from '#shared/protocol/views/chat-view.ts';

/** How long an animated picture plays at a time. Milliseconds. */
const ANIMATION_MS = 5_000;
/** The largest size of a picture in the list. Pixels. */
const LIST_WIDTH_MAX = 270;
const LIST_HEIGHT_MAX = 220;
/** A picture longer than this, as a multiple of its short side, shows a part in the list, and is scrolled when it is large. */
const LONG_ASPECT = 3;
/** The short side of that part. Pixels. */
const PART_SHORT = 110;

interface MessagePictureProps {
  readonly model: ChatModel;
  readonly message: MessageView;
  readonly picture: NonNullable<MessageView['picture']>;
}

export function MessagePicture({ model, message, picture }: MessagePictureProps) {
  const say = chatWords.value;
  const { animated } = picture;
  const { width, height } = sizeInList(picture);
  const [isMoving, setMoving] = useState(animated && !prefersReducedMotion());
  const [isLarge, setLarge] = useState(false);
  const frame = useRef<HTMLButtonElement>(null);
  const name = say.pictureOf(senderName(message));
  const source = (moving: boolean) => messagePicturePath(model.classroom, message.number, moving);

  useEffect(() => {
    const at = frame.current;
    if (!isMoving || at === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The time starts when the picture is in view.
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting) || timer !== undefined) return;
      timer = setTimeout(() => setMoving(false), ANIMATION_MS);
    });
    observer.observe(at);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [isMoving]);

  return (
    <div class="chat-picture">
      <button
        type="button"
        ref={frame}
        aria-label={animated ? `${name}. ${say.playAnimation}` : `${name}. ${say.enlarge}`}
        onClick={() => (animated ? setMoving(true) : setLarge(true))}
      >
        <RetriedImage
          src={source(isMoving)}
          alt=""
          width={width}
          height={height}
          data-moving={animated ? isMoving : undefined}
          {...(isLong(picture) ? { 'data-part': partOf(picture), style: { aspectRatio: `${width} / ${height}` } } : {})}
          loading="lazy"
          decoding="async"
        />
        {animated && !isMoving && (
          <span class="chat-play">
            <Icon icon={Play} />
          </span>
        )}
      </button>
      {animated && (
        <Button
          class="button chat-large"
          icon={Maximize2}
          label={`${name}. ${say.enlarge}`}
          onClick={() => setLarge(true)}
        />
      )}
      {isLarge && (
        <PictureDialog
          name={name}
          isScrolled={isLong(picture)}
          still={source(false)}
          moving={animated && !prefersReducedMotion() ? source(true) : null}
          onClose={() => setLarge(false)}
        />
      )}
    </div>
  );
}

type Sides = Pick<MessagePictureProps['picture'], 'width' | 'height'>;

function isLong({ width, height }: Sides): boolean {
  return Math.max(width, height) > LONG_ASPECT * Math.min(width, height);
}

/** A scrolled screenshot begins at its top; of a panorama the middle counts. */
function partOf({ width, height }: Sides): 'top' | 'middle' {
  return height > width ? 'top' : 'middle';
}

/** Known before the picture loads, so that the layout does not jump. Pixels. */
function sizeInList({ width, height }: Sides): Sides {
  if (isLong({ width, height }))
    return height > width
      ? { width: Math.min(width, PART_SHORT), height: Math.min(height, LIST_HEIGHT_MAX) }
      : { width: Math.min(width, LIST_WIDTH_MAX), height: Math.min(height, PART_SHORT) };
  const share = Math.min(1, LIST_WIDTH_MAX / width, LIST_HEIGHT_MAX / height);
  return { width: Math.round(width * share), height: Math.round(height * share) };
}

interface PictureDialogProps {
  readonly name: string;
  /** Shown in its own size and scrolled, so that a long picture can be read. */
  readonly isScrolled: boolean;
  readonly still: string;
  /** The animated source; null: shown still. */
  readonly moving: string | null;
  readonly onClose: () => void;
}

function PictureDialog({ name, isScrolled, still, moving, onClose }: PictureDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isMoving, setMoving] = useState(moving !== null);
  const image = <RetriedImage src={isMoving && moving !== null ? moving : still} alt={name} />;
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setTimeout(() => setMoving(false), ANIMATION_MS);
    return () => clearTimeout(timer);
  }, [isMoving]);
  return (
    <dialog class="chat-large-picture" ref={dialog} aria-label={name} onClose={onClose}>
      <Button icon={X} label={sharedWords.value.close} onClick={() => dialog.current?.close()} />
      {isScrolled ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: The keyboard scrolls what has the focus.
        <section class="chat-scrolled-picture" aria-label={name} tabIndex={0}>
          {image}
        </section>
      ) : (
        image
      )}
    </dialog>
  );
}
