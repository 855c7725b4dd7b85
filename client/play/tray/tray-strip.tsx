/**
 * The tray as a strip, of several rows where there is room, that is scrolled sideways; a piece that is drawn upwards is lifted onto the board, one that is pressed is put
 * down by the next press there. It is for pointers: keys and screen readers have the list of loose pieces.
 */
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { TAP_PX } from '#client/board/limits.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { PieceThumbnail } from '#client/play/picture/piece-thumbnail.tsx';
import type { Play } from '#client/play/play.ts';
import { trayLayout } from '#client/ui/viewport.ts';
import type { PieceId } from '#shared/ids.ts';
import { OffscreenButton } from './offscreen.tsx';
import { arrangeInRows, trayRows } from './tray-rows.ts';
import './tray.css';

/** Between two of them. CSS pixels. */
const GAP_PX = 8;
/** Drawn upwards by so much, a piece is lifted. CSS pixels. */
const LIFT_PX = 12;
/** So many columns beside those in view are there already when one scrolls. */
const SPARE = 4;

interface Press {
  readonly pointer: number;
  readonly piece: PieceId;
  readonly x: number;
  readonly y: number;
  readonly scrolled: number;
}

export function TrayStrip({ play }: { readonly play: Play }) {
  const { tray, keyboard } = play;
  const strip = useRef<HTMLDivElement>(null);
  const press = useRef<Press | null>(null);
  const first = useSignal(0);
  const pieces = tray.pieces.value;
  const { rows, step } = trayRows(trayLayout.value === 'rows' ? 'rows' : 'strip', keyboard.puzzle.pieces);
  const { placed, columns } = arrangeInRows(pieces, rows);
  const across = useSignal(Math.ceil(innerWidth / step));
  /** All of it is in sight: a drag that goes sideways as well has nothing to scroll, and lifts. */
  const fits = useSignal(false);
  const chosen = tray.chosen.value;

  function measure(): void {
    const { scrollLeft = 0, clientWidth = innerWidth, scrollWidth = innerWidth } = strip.current ?? {};
    fits.value = scrollWidth <= clientWidth;
    first.value = Math.max(0, Math.floor(scrollLeft / step) - SPARE);
    across.value = Math.ceil(clientWidth / step) + 2 * SPARE;
  }
  // With the pieces that are drawn, not some time after them: whoever is quick drags by what is to be seen.
  useLayoutEffect(measure, [columns, step]);

  function onPointerDown(event: PointerEvent): void {
    const piece = pieceAt(event.target);
    if (piece === null || press.current !== null || event.button !== 0) return;
    // A mouse is followed beyond the strip; a finger is anyway, and capturing it would end its scrolling.
    if (event.pointerType === 'mouse') strip.current?.setPointerCapture(event.pointerId);
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    press.current = { pointer, piece, x, y, scrolled: strip.current?.scrollLeft ?? 0 };
  }

  function onPointerMove(event: PointerEvent): void {
    const { current } = press;
    if (current === null || current.pointer !== event.pointerId) return;
    const right = event.clientX - current.x;
    const up = current.y - event.clientY;
    if (up > LIFT_PX && (fits.peek() || up > Math.abs(right))) {
      press.current = null;
      play.liftFromTray(current.piece, event);
    } else if (event.pointerType === 'mouse' && Math.abs(right) > TAP_PX) {
      strip.current?.scrollTo({ left: current.scrolled - right });
    }
  }

  function onPointerUp(event: PointerEvent): void {
    const { current } = press;
    if (current === null || current.pointer !== event.pointerId) return;
    press.current = null;
    const isTap = Math.hypot(event.clientX - current.x, event.clientY - current.y) <= TAP_PX;
    if (isTap) play.chooseFromTray(tray.chosen.peek() === current.piece ? null : current.piece);
  }

  const last = first.value + across.value;
  const visiblePieces = placed.filter(({ column }) => column >= first.value && column < last);
  return (
    <>
      <OffscreenButton play={play} />
      <div class="tray" aria-hidden="true" data-intro={play.isIntroPlaying.value ? '' : undefined}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: for pointers alone, as the board's canvas is */}
        <div
          class="tray-strip"
          data-fits={fits.value ? '' : undefined}
          ref={strip}
          onScroll={measure}
          onWheel={({ deltaX, deltaY }) => strip.current?.scrollBy({ left: deltaX + deltaY })}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={() => {
            press.current = null;
          }}
          onContextMenu={(event) => event.preventDefault()}
        >
          <div class="tray-run" style={{ width: `${columns * step}px` }}>
            {visiblePieces.map(({ piece, quarters, isInHand, row, column }) => (
              <div
                key={piece}
                class="tray-piece"
                data-piece={piece}
                data-chosen={piece === chosen ? '' : undefined}
                data-in-hand={isInHand ? '' : undefined}
                style={{
                  width: `${step}px`,
                  height: `${100 / rows}%`,
                  transform: `translate(${column * step}px, ${row * 100}%)`,
                }}
              >
                <PieceThumbnail
                  puzzle={keyboard.puzzle}
                  picture={keyboard.picture}
                  piece={piece}
                  quarters={quarters}
                  size={step - GAP_PX}
                />
              </div>
            ))}
          </div>
        </div>
        {pieces.length === 0 && <p class="hint">{boardWords.value.trayEmpty}</p>}
      </div>
    </>
  );
}

function pieceAt(target: EventTarget | null): PieceId | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-piece]') : null;
  return element === null ? null : Number(element.dataset.piece);
}
