/**
 * A round lens over the board. It follows the mouse, and lies beside a finger; by keys there are two, on the piece in hand and on its place. It
 * takes no presses, and shows nothing that the board does not.
 */
import { effect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import type { Stage } from '#client/board/stage/stage.ts';
import type { Play } from '#client/play/play.ts';
import { groupOf, pieceCentre } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import { LensPainter } from './lens-painter.ts';
import { type LensPointer, lensPlace, lensSize } from './lens-place.ts';
import './magnifier.css';

/** Of the board as it shows. */
const MAGNIFICATION = 2.5;

const loadKeyboardLenses = () => import('./keyboard-lenses.tsx').then(({ KeyboardLenses }) => KeyboardLenses);

export function Magnifier({ play }: { readonly play: Play }) {
  if (play.keyboard.isOpen.value) return <Lazy load={loadKeyboardLenses} props={{ play }} />;
  return <PointerLens play={play} />;
}

function PointerLens({ play }: { readonly play: Play }) {
  const lens = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointer = usePointer(play);
  useEffect(() => {
    if (lens.current === null || canvas.current === null) return;
    const element = lens.current;
    const painter = new LensPainter(canvas.current, play);
    // The board has just been drawn, and the lens is in the same frame.
    const stop = effect(() => {
      play.drawings.value;
      const stage = play.internals.stage();
      const at = pointer.current;
      const board = boardSurface()?.getBoundingClientRect();
      element.hidden = stage === null || at === null || board === undefined;
      if (stage === null || at === null || board === undefined) return;
      const focus = at.isHand ? (middleInHand(play, stage) ?? at) : at;
      const size = lensSize(board);
      const place = lensPlace(at, focus, size, { width: innerWidth, height: innerHeight });
      element.style.transform = `translate(${Math.round(place.x - size / 2)}px, ${Math.round(place.y - size / 2)}px)`;
      const middle = stage.toPlane(focus);
      painter.paint({ middle, scale: stage.camera.scale * MAGNIFICATION, size });
    });
    return () => {
      stop();
      painter.destroy();
    };
  }, [play]);
  return (
    <div ref={lens} class="magnifier" aria-hidden="true" hidden>
      <canvas ref={canvas} />
    </div>
  );
}

function boardSurface(): Element | null {
  return document.querySelector('.board-container .board-surface');
}

/** Where the pointer is over the board, or carries a piece of it. Null: nowhere there, or the finger is lifted. */
function usePointer(play: Play): RefObject<LensPointer | null> {
  const pointer = useRef<LensPointer | null>(null);
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true, passive: true };
    const set = (next: LensPointer | null) => {
      if (next === null && pointer.current === null) return;
      pointer.current = next;
      play.internals.stage()?.invalidate();
    };
    const follow = (event: PointerEvent) => {
      if (!event.isPrimary) return;
      const isHand = event.pointerType !== 'mouse';
      // A piece that is carried is the board's, wherever the pointer is.
      const isOnBoard = event.target instanceof Node && boardSurface()?.contains(event.target) === true;
      const isDown = event.buttons !== 0;
      set(isOnBoard && (isDown || !isHand) ? { x: event.clientX, y: event.clientY, isHand } : null);
    };
    const end = (event: PointerEvent) => {
      if (event.isPrimary && event.pointerType !== 'mouse') set(null);
    };
    addEventListener('pointerdown', follow, options);
    addEventListener('pointermove', follow, options);
    addEventListener('pointerup', end, options);
    addEventListener('pointercancel', end, options);
    document.documentElement.addEventListener('pointerleave', () => set(null), { signal: listening.signal });
    return () => listening.abort();
  }, [play]);
  return pointer;
}

/** The middle of the single piece in hand, in CSS pixels of the window: it may lie beside the finger. Null: none, or a group of several. */
function middleInHand({ internals: { mirror } }: Play, stage: Stage): Point | null {
  const piece = mirror.inHand;
  if (piece === null || stage.lastDrawn === null) return null;
  const { board, positions } = stage.lastDrawn.frame;
  const group = groupOf(board, piece);
  const origin = positions.get(group.id);
  if (group.pieces.length > 1 || origin === undefined) return null;
  const at = pieceCentre(board, piece);
  return stage.toPage({ x: at.x + origin.x - group.x, y: at.y + origin.y - group.y });
}
