/**
 * The tray as a strip that scrolls along its lanes. It is for pointers: keys and screen readers have the list of loose pieces. Beside it stands
 * the button that folds it.
 */
import { type Signal, useSignal } from '@preact/signals';
import { ChevronDown, ChevronRight, Puzzle } from 'lucide';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { PieceThumbnail } from '#client/play/picture/piece-thumbnail.tsx';
import type { Play } from '#client/play/play.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import type { Tray } from './tray.ts';
import { TrayDrag } from './tray-drag.ts';
import {
  type Arrangement,
  arrangeInLanes,
  keepInLanes,
  NAME_PX,
  NAMED_PX_MIN,
  type PlacedPiece,
} from './tray-lanes.ts';
import { FOLDED_PX, type Size, type TrayLayout } from './tray-layout.ts';
import './tray.css';

/** Of the regions of a map: a jigsaw has no need of it. */
const loadTrayName = () => import('./tray-name.tsx').then(({ TrayName }) => TrayName);

/** When a board opens, nothing lies outside the view. */
const loadOffscreen = () => import('./offscreen.tsx').then(({ OffscreenButton }) => OffscreenButton);

/** When a board opens, its tray has many pieces. */
const loadFew = () => import('./few-pieces.ts').then(({ layOutFew }) => layOutFew);

/** A thinner tray has no room for words beside its button's sign. CSS pixels. */
const WORDS_PX = 100;
/** Slots of a lane that are drawn on either side of those in view, ready for scrolling. */
const SPARE_SLOTS = 4;

export function TrayStrip({ play }: { readonly play: Play }) {
  const { tray } = play;
  const baskets = play.baskets.value;
  return (
    <>
      <Offscreen play={play} />
      <FoldButton play={play} />
      {baskets !== null && !tray.isFolded.value && <baskets.Bar traySign={Puzzle} />}
      {!tray.isFolded.value && <TrayLanes play={play} />}
    </>
  );
}

function Offscreen({ play }: { readonly play: Play }) {
  const isNeeded = useRef(false);
  isNeeded.current ||= play.offscreen.value !== null;
  return isNeeded.current ? <Lazy load={loadOffscreen} props={{ play }} /> : null;
}

function FoldButton({ play }: { readonly play: Play }) {
  const { isFolded, layout, pieces } = play.tray;
  const say = boardWords.value;
  const folded = isFolded.value;
  const { place, thickness } = layout.value;
  const fold = place === 'side' ? ChevronRight : ChevronDown;
  const count = pieces.value.length;
  const inTray = say.morePieces(count, pieceNoun(play.keyboard.puzzle.spec));
  const isShort = thickness < (folded ? FOLDED_PX[place] : WORDS_PX);
  return (
    <Button
      kind="quiet"
      class="button tray-fold"
      icon={fold}
      label={`${folded ? say.openTray : say.closeTray}, ${inTray}`}
      aria-expanded={!folded}
      onClick={() => play.foldTray(!folded)}
    >
      <span class="tray-count" aria-hidden="true">
        {isShort ? count : inTray}
      </span>
    </Button>
  );
}

function TrayLanes({ play }: { readonly play: Play }) {
  const { tray } = play;
  const baskets = play.baskets.value;
  const strip = useRef<HTMLDivElement>(null);
  const fits = useSignal(false);
  const drag = useTrayDrag(play, strip, fits);
  // Below the board what a check finds is said beside the few that are left.
  const isForCheck = play.canCheck && tray.layout.value.place === 'bottom';
  const { layout, placed, slots } = useArrangement(tray, baskets === null && !isForCheck, drag.isPressed.value);
  const { place, areRows, piece, gap, margin } = layout;
  const isAtSide = place === 'side';
  const cell = { width: piece.width + gap, height: piece.height + gap };
  const step = isAtSide ? cell.height : cell.width;
  const { isBefore, isBeyond, isNear, measure } = useSlotsInView({ strip, slots, step, isAtSide, fits });
  const length = isAtSide ? `${slots * step}px` : `${slots * step - gap + margin.width}px`;
  return (
    <div
      class="tray"
      aria-hidden="true"
      data-intro={play.isIntroPlaying.value ? '' : undefined}
      data-before={isBefore.value ? '' : undefined}
      data-beyond={isBeyond.value ? '' : undefined}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for pointers alone, as the board's canvas is */}
      <div
        class="tray-strip"
        data-fits={fits.value ? '' : undefined}
        ref={strip}
        tabIndex={-1}
        onScroll={measure}
        onWheel={({ deltaX, deltaY }) => {
          if (!isAtSide) strip.current?.scrollBy({ left: deltaX + deltaY });
        }}
        onPointerDown={(event) => drag.down(event)}
        onPointerMove={(event) => drag.move(event)}
        onPointerUp={(event) => drag.up(event)}
        onPointerCancel={(event) => drag.cancel(event)}
        onContextMenu={(event) => event.preventDefault()}
      >
        <div
          class="tray-run"
          data-rows={areRows ? '' : undefined}
          style={{
            [isAtSide ? 'height' : 'width']: length,
            '--margin-across': `${margin.width}px`,
            '--margin-down': `${margin.height}px`,
          }}
        >
          {placed
            .filter(({ slot }) => isNear(slot))
            .map((placedPiece) => (
              <TrayItem
                key={placedPiece.piece}
                play={play}
                placed={placedPiece}
                size={piece}
                cell={cell}
                isAtSide={isAtSide}
              />
            ))}
        </div>
      </div>
      {placed.length === 0 && <p class="hint">{baskets?.hint() ?? emptyText(play)}</p>}
    </div>
  );
}

/** Why no piece is in the tray. */
function emptyText({ assists, tray, keyboard }: Play): string {
  const say = boardWords.value;
  return assists.edgesOnly.value && tray.count(null) > 0
    ? assists.edgesNote.value
    : say.trayEmpty(pieceNoun(keyboard.puzzle.spec));
}

interface TrayItemProps {
  readonly play: Play;
  readonly placed: PlacedPiece;
  /** Of a piece. CSS pixels. */
  readonly size: Size;
  /** A piece and the gap behind it. CSS pixels. */
  readonly cell: Size;
  readonly isAtSide: boolean;
}

function TrayItem({ play, placed, size: { width: side, height }, cell, isAtSide }: TrayItemProps) {
  const { piece, quarters, isInHand, lane, slot } = placed;
  const { puzzle, picture } = play.keyboard;
  const [right, down] = isAtSide ? [lane, slot] : [slot, lane];
  const isNamed = puzzle.showsNames === true && side >= NAMED_PX_MIN;
  return (
    <div
      class="tray-piece"
      data-piece={piece}
      data-chosen={piece === play.tray.chosen.value || piece === play.picked.value ? '' : undefined}
      data-in-hand={isInHand ? '' : undefined}
      data-named={isNamed ? '' : undefined}
      style={{
        width: `${cell.width}px`,
        height: `${cell.height}px`,
        transform: `translate(${right * cell.width}px, ${down * cell.height}px)`,
      }}
    >
      <PieceThumbnail
        puzzle={puzzle}
        picture={picture}
        piece={piece}
        quarters={quarters}
        size={isNamed ? height - NAME_PX : side}
        height={isNamed ? undefined : height}
      />
      {isNamed && <Lazy load={loadTrayName} props={{ tray: play.tray, puzzle, piece, width: cell.width }} />}
    </div>
  );
}

interface LaidPieces extends Arrangement {
  readonly layout: TrayLayout;
}

/**
 * Nothing jumps under a finger: while a piece is pressed, or out of the tray in hand, all others keep their places and size.
 * @param mayGrow few pieces have the whole tray
 */
function useArrangement(tray: Tray, mayGrow: boolean, isPressed: boolean): LaidPieces {
  const pieces = tray.pieces.value;
  const count = mayGrow ? pieces.length : 0;
  // There before it is needed.
  const isSoonFew = tray.isFew((2 / 3) * count);
  useEffect(() => {
    if (!isSoonFew) return;
    return loadPart(loadFew, (layOutFew) => {
      tray.layOutFew.value = layOutFew;
    });
  }, [tray, isSoonFew]);
  const last = useRef<{ readonly ofAll: TrayLayout; readonly laid: LaidPieces } | null>(null);
  const before = last.current;
  const isStill = isPressed || pieces.some(({ isInHand }) => isInHand);
  const ofAll = tray.layout.value;
  const layout = isStill && before?.ofAll === ofAll ? before.laid.layout : tray.layoutOf(count);
  const { lanes, areRows, inLane } = layout;
  const arrangement =
    isStill && before?.laid.layout.lanes === lanes
      ? keepInLanes(before.laid, pieces, lanes)
      : arrangeInLanes(pieces, { lanes, perRow: areRows ? inLane : null });
  const laid = { ...arrangement, layout };
  last.current = { ofAll, laid };
  return laid;
}

interface SlotsInView {
  /** There are pieces before those in view, along the tray. */
  readonly isBefore: Signal<boolean>;
  /** There are pieces behind those in view. */
  readonly isBeyond: Signal<boolean>;
  readonly isNear: (slot: number) => boolean;
  readonly measure: () => void;
}

interface SlotsInViewOptions {
  readonly strip: RefObject<HTMLDivElement | null>;
  readonly slots: number;
  readonly step: number;
  readonly isAtSide: boolean;
  /** Set here. All pieces are in view: a drag that goes along the tray as well has nothing to scroll, and lifts. */
  readonly fits: Signal<boolean>;
}

/** Less than this of a piece is its margin. CSS pixels. */
const HARDLY_PX = 6;

function useSlotsInView({ strip, slots, step, isAtSide, fits }: SlotsInViewOptions): SlotsInView {
  const first = useSignal(0);
  const inView = useSignal(Math.ceil(Math.max(innerWidth, innerHeight) / step));
  const isBefore = useSignal(false);
  const isBeyond = useSignal(false);
  function measure(): void {
    const element = strip.current;
    if (element === null) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    const [scrolled, shown, all] = isAtSide
      ? [scrollTop, clientHeight, scrollHeight]
      : [scrollLeft, clientWidth, scrollWidth];
    fits.value = all <= shown;
    isBefore.value = scrolled > HARDLY_PX;
    isBeyond.value = all - shown - scrolled > HARDLY_PX;
    first.value = Math.max(0, Math.floor(scrolled / step) - SPARE_SLOTS);
    inView.value = Math.ceil(shown / step) + 2 * SPARE_SLOTS;
  }
  // Measured with the pieces that are drawn, not some time after: a quick drag goes by what is in view.
  useLayoutEffect(measure, [slots, step, isAtSide]);
  useLayoutEffect(() => {
    if (strip.current === null) return;
    const observer = new ResizeObserver(measure);
    observer.observe(strip.current);
    return () => observer.disconnect();
  }, [slots, step, isAtSide]);
  const isNear = (slot: number) => slot >= first.value && slot < first.value + inView.value;
  return { isBefore, isBeyond, isNear, measure };
}

function useTrayDrag(play: Play, strip: RefObject<HTMLDivElement | null>, fits: Signal<boolean>): TrayDrag {
  return useMemo(
    () =>
      new TrayDrag({
        strip: () => strip.current,
        place: () => play.tray.layout.peek().place,
        fits: () => fits.peek(),
        onLift: (piece, event) => play.liftFromTray(piece, event),
        onTap: (piece) => play.chooseFromTray(play.tray.chosen.peek() === piece ? null : piece),
      }),
    [play],
  );
}
