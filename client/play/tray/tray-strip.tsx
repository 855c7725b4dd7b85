/**
 * The tray as a strip that scrolls sideways, in several rows where there is room. It is for pointers: keys and screen readers have the list
 * of loose pieces.
 */
import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { PieceThumbnail } from '#client/play/picture/piece-thumbnail.tsx';
import type { Play } from '#client/play/play.ts';
import { trayLayout } from '#client/ui/viewport.ts';
import { OffscreenButton } from './offscreen.tsx';
import { TrayDrag } from './tray-drag.ts';
import { arrangeInRows, type PlacedPiece, trayRows } from './tray-rows.ts';
import './tray.css';

/** Between two pieces. CSS pixels. */
const GAP_PX = 8;
/** Columns that are drawn on either side of those in view, ready for scrolling. */
const SPARE_COLUMNS = 4;

export function TrayStrip({ play }: { readonly play: Play }) {
  const { tray, keyboard } = play;
  const strip = useRef<HTMLDivElement>(null);
  const pieces = tray.pieces.value;
  const { rows, step } = trayRows(trayLayout.value === 'rows' ? 'rows' : 'strip', keyboard.puzzle.pieces);
  const { placed, columns } = arrangeInRows(pieces, rows);
  const { fits, isColumnNear, measure } = useColumnsInView(strip, columns, step);
  const drag = useTrayDrag(play, strip, fits);
  return (
    <>
      <OffscreenButton play={play} />
      <div class="tray" aria-hidden="true" data-intro={play.isIntroPlaying.value ? '' : undefined}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: for pointers alone, as the board's canvas is */}
        <div
          class="tray-strip"
          data-fits={fits.value ? '' : undefined}
          ref={strip}
          tabIndex={-1}
          onScroll={measure}
          onWheel={({ deltaX, deltaY }) => strip.current?.scrollBy({ left: deltaX + deltaY })}
          onPointerDown={(event) => drag.down(event)}
          onPointerMove={(event) => drag.move(event)}
          onPointerUp={(event) => drag.up(event)}
          onPointerCancel={(event) => drag.cancel(event)}
          onContextMenu={(event) => event.preventDefault()}
        >
          <div class="tray-run" style={{ width: `${columns * step}px` }}>
            {placed
              .filter(({ column }) => isColumnNear(column))
              .map((placedPiece) => (
                <TrayItem key={placedPiece.piece} play={play} placed={placedPiece} rows={rows} step={step} />
              ))}
          </div>
        </div>
        {pieces.length === 0 && <p class="hint">{boardWords.value.trayEmpty}</p>}
      </div>
    </>
  );
}

interface TrayItemProps {
  readonly play: Play;
  readonly placed: PlacedPiece;
  readonly rows: number;
  readonly step: number;
}

function TrayItem({ play, placed: { piece, quarters, isInHand, row, column }, rows, step }: TrayItemProps) {
  const { puzzle, picture } = play.keyboard;
  return (
    <div
      class="tray-piece"
      data-piece={piece}
      data-chosen={piece === play.tray.chosen.value ? '' : undefined}
      data-in-hand={isInHand ? '' : undefined}
      style={{
        width: `${step}px`,
        height: `${100 / rows}%`,
        transform: `translate(${column * step}px, ${row * 100}%)`,
      }}
    >
      <PieceThumbnail puzzle={puzzle} picture={picture} piece={piece} quarters={quarters} size={step - GAP_PX} />
    </div>
  );
}

interface ColumnsInView {
  /** All pieces are in view: a drag that goes sideways as well has nothing to scroll, and lifts. */
  readonly fits: Signal<boolean>;
  readonly isColumnNear: (column: number) => boolean;
  readonly measure: () => void;
}

function useColumnsInView(strip: RefObject<HTMLDivElement | null>, columns: number, step: number): ColumnsInView {
  const first = useSignal(0);
  const across = useSignal(Math.ceil(innerWidth / step));
  const fits = useSignal(false);
  function measure(): void {
    const { scrollLeft = 0, clientWidth = innerWidth, scrollWidth = innerWidth } = strip.current ?? {};
    fits.value = scrollWidth <= clientWidth;
    first.value = Math.max(0, Math.floor(scrollLeft / step) - SPARE_COLUMNS);
    across.value = Math.ceil(clientWidth / step) + 2 * SPARE_COLUMNS;
  }
  // Measured with the pieces that are drawn, not some time after: a quick drag goes by what is in view.
  useLayoutEffect(measure, [columns, step]);
  const isColumnNear = (column: number) => column >= first.value && column < first.value + across.value;
  return { fits, isColumnNear, measure };
}

function useTrayDrag(play: Play, strip: RefObject<HTMLDivElement | null>, fits: Signal<boolean>): TrayDrag {
  return useMemo(
    () =>
      new TrayDrag({
        strip: () => strip.current,
        fits: () => fits.peek(),
        onLift: (piece, event) => play.liftFromTray(piece, event),
        onTap: (piece) => play.chooseFromTray(play.tray.chosen.peek() === piece ? null : piece),
      }),
    [play],
  );
}
