/** The lenses of keyboard play, over the board beside its panel: the piece in hand, and the place that the keys are on. */
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { ownViewWords } from '#client/i18n/words/student/own-view-words.ts';
import { gridFrame } from '#client/play/keyboard/grid-cells.ts';
import { keyboardPlayOf } from '#client/play/keyboard/keyboard-play.ts';
import type { Play } from '#client/play/play.ts';
import { pieceCentre } from '#shared/board/board.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import { LensPainter } from './lens-painter.ts';
import './magnifier.css';

/** A piece's side as a part of its lens: alone, and with what lies around its place. */
const PIECE_PART = 0.7;
const PLACE_PART = 0.42;
/** A part of the room over the board for two of them side by side, and its most. CSS pixels. */
const ROOM_PART = 0.42;
const SIZE_MAX = 260;

export function KeyboardLenses({ play }: { readonly play: Play }) {
  const say = ownViewWords.value;
  const hasPiece = play.keyboard.chosen.value !== null;
  return (
    <div class="keyboard-lenses" aria-hidden="true">
      {hasPiece && <KeyboardLens play={play} of="piece" caption={say.inHand} />}
      <KeyboardLens play={play} of="place" caption={say.place} />
    </div>
  );
}

interface KeyboardLensProps {
  readonly play: Play;
  readonly of: 'piece' | 'place';
  readonly caption: string;
}

function KeyboardLens({ play, of, caption }: KeyboardLensProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const lens = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (canvas.current === null || lens.current === null) return;
    const element = lens.current;
    const painter = new LensPainter(canvas.current, play);
    const { cursor } = keyboardPlayOf(play.keyboard);
    const stop = effect(() => {
      play.drawings.value;
      cursor.value;
      const stage = play.internals.stage();
      const middle = of === 'piece' ? middleOfChosen(play) : middleOfCell(play, cursor.peek());
      if (stage === null || middle === null) return;
      const { width, height } = stage.size;
      const size = Math.round(Math.min(SIZE_MAX, ROOM_PART * width, 2 * ROOM_PART * height));
      element.style.setProperty('--lens', `${size}px`);
      const box = 2 * outlinesOf(play.keyboard.puzzle).halfExtent;
      const part = of === 'piece' ? PIECE_PART : PLACE_PART;
      element.style.setProperty('--cell', `${Math.round(part * size)}px`);
      painter.paint({ middle, scale: (part * size) / box, size });
    });
    // What is chosen may be drawn for its lens alone.
    const redraw = () => play.internals.stage()?.invalidate();
    redraw();
    return () => {
      stop();
      painter.destroy();
      redraw();
    };
  }, [play, of]);
  return (
    <figure>
      <div ref={lens} class="magnifier" data-of={of}>
        <canvas ref={canvas} />
      </div>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function middleOfChosen({ keyboard, internals: { mirror } }: Play): Point | null {
  const piece = keyboard.chosen.peek();
  return piece === null ? null : pieceCentre(mirror.predicted, piece);
}

/** On the plane, in units. */
function middleOfCell({ keyboard, internals: { mirror } }: Play, cell: number): Point {
  const { x, y, turn } = gridFrame(mirror.predicted, keyboard.chosenGroup);
  const home = rotate(keyboard.puzzle.homeX[cell] ?? 0, keyboard.puzzle.homeY[cell] ?? 0, turn);
  return { x: x + home.x, y: y + home.y };
}
