/** The photo with its labels as they will lie. A click adds one where it is; each one's dot is dragged, or moved by arrow keys. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { labelWords } from '#client/i18n/words/teacher/label-words.ts';
import type { ChosenPicture } from '#client/pages/new-class/picture/chosen-picture.ts';
import { usePaintedSheet } from '#client/pages/new-class/preview/use-painted-sheet.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { LABEL_SHARES } from '#shared/limits.ts';
import type { LabelSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import type { DraftLabel } from './label-draft.ts';
import type { LabelSetState } from './use-label-set.ts';

/** Longest side of the preview. Pixels. */
const PREVIEW_LONG_SIDE = 1_280;
/** One press of an arrow key, and one with Shift. Shares of the photo. */
const KEY_STEP = 100;
const KEY_STRIDE = 500;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number] | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface LabelPhotoProps {
  readonly set: LabelSetState;
  readonly picture: ChosenPicture;
}

export function LabelPhoto({ set, picture }: LabelPhotoProps) {
  const say = labelWords.value;
  const { labels, sketch } = set;
  const { canvas, hasFailed } = usePaintedSheet(sketch, PREVIEW_LONG_SIDE, picture.preview);
  const [isEmpty, setEmpty] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const photo = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(canvas ?? copyOf(picture.preview));
  }, [canvas, picture]);
  const shareAt = ({ clientX, clientY }: MouseEvent) => {
    const { left, top, width, height } = photo.current?.getBoundingClientRect() ?? new DOMRect();
    return { x: ((clientX - left) / width) * LABEL_SHARES, y: ((clientY - top) / height) * LABEL_SHARES };
  };
  const onPress = useRef<(event: MouseEvent) => void>(() => undefined);
  onPress.current = (event) => {
    if (event.target instanceof Element && event.target.closest('.label-dot') === null) set.add(shareAt(event));
  };
  // Without a pointer labels are added by the button below the photo.
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    photo.current?.addEventListener('click', (event) => onPress.current(event), { signal });
    return () => listening.abort();
  }, []);
  return (
    <div class="label-photo-frame">
      <div class="label-photo" ref={photo} style={{ aspectRatio: `${picture.width} / ${picture.height}` }}>
        <div
          ref={place}
          role="img"
          aria-label={isEmpty ? say.previewEmpty(labels.length) : say.preview(labels.length)}
        />
        {isEmpty && sketch !== null && <EmptyPlaces sketch={sketch} />}
        {labels.map((label, index) => (
          <LabelDot key={label.id} set={set} label={label} number={index + 1} shareAt={shareAt} />
        ))}
      </div>
      {hasFailed && <ErrorLine text={say.notPainted} />}
      {labels.length > 0 && (
        <Button aria-pressed={isEmpty} onClick={() => setEmpty(!isEmpty)}>
          {say.asClassSees}
        </Button>
      )}
    </div>
  );
}

/** As the board shows them: without a card. */
function EmptyPlaces({ sketch: { spots, width, height } }: { readonly sketch: LabelSpec }) {
  const percent = (length: number, side: number) => `${(length * 100) / side}%`;
  return (
    <>
      {spots.map(({ card }, index) => (
        <div
          key={index}
          class="label-place"
          style={{
            left: percent(card.left, width),
            top: percent(card.top, height),
            width: percent(card.width, width),
            height: percent(card.height, height),
          }}
        />
      ))}
    </>
  );
}

interface LabelDotProps {
  readonly set: LabelSetState;
  readonly label: DraftLabel;
  readonly number: number;
  readonly shareAt: (event: MouseEvent) => { readonly x: number; readonly y: number };
}

function LabelDot({ set, label, number, shareAt }: LabelDotProps) {
  const say = labelWords.value;
  const { id, x, y, words } = label;
  const isDragged = useRef(false);
  const name = say.dot(number, words.trim(), set.placeNames[number - 1]?.[language.value] ?? '');
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const step = event.shiftKey ? KEY_STRIDE : KEY_STEP;
    set.change(id, { x: x + arrow[0] * step, y: y + arrow[1] * step });
  };
  return (
    <button
      type="button"
      class="label-dot"
      style={{ left: `${(x * 100) / LABEL_SHARES}%`, top: `${(y * 100) / LABEL_SHARES}%` }}
      aria-label={name}
      title={say.moveHint}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        isDragged.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        isDragged.current = true;
        set.change(id, shareAt(event));
      }}
      onClick={() => {
        if (!isDragged.current) document.querySelector<HTMLInputElement>(`[data-label="${id}"]`)?.focus();
        isDragged.current = false;
      }}
    >
      <span>{number}</span>
    </button>
  );
}

function copyOf(source: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  copy.width = source.width;
  copy.height = source.height;
  watchedContext(copy)?.drawImage(source, 0, 0);
  return copy;
}
