/**
 * The baskets beside the tray's pieces. A press opens one; with a piece in hand it puts the piece there. A piece that is dragged onto one and
 * released goes back to its place, and into the basket.
 */
import type { IconNode } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { HeldPiece } from '#client/board/mirror/held-pieces.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { ownViewWords } from '#client/i18n/words/student/own-view-words.ts';
import type { Play } from '#client/play/play.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import { BASKETS, type Basket } from './basket-kinds.ts';
import { BASKET_SIGNS } from './basket-signs.ts';
import type { Baskets } from './baskets.ts';
import './basket-bar.css';

interface BasketBarProps {
  readonly play: Play;
  readonly baskets: Baskets;
  /** The tray's own sign. */
  readonly traySign: IconNode;
}

export function BasketBar({ play, baskets, traySign }: BasketBarProps) {
  const say = ownViewWords.value;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => takeDroppedPieces(play, baskets, bar.current), [play, baskets]);
  const { tray } = play;
  const noun = pieceNoun(play.keyboard.puzzle.spec);
  const open = baskets.open.value;
  const isChosen = tray.chosen.value !== null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds the controls of a form
    <div ref={bar} class="baskets" role="group" aria-label={say.baskets} data-takes={isChosen ? '' : undefined}>
      <Button
        kind="quiet"
        class="button basket"
        icon={traySign}
        label={say.withCount(say.ownTray, tray.count(null), noun)}
        aria-pressed={open === null}
        onClick={() => press(play, baskets, null)}
      >
        <span aria-hidden="true">{tray.count(null)}</span>
      </Button>
      {BASKETS.map((basket) => (
        <Button
          key={basket}
          kind="quiet"
          class="button basket"
          data-basket={basket}
          icon={BASKET_SIGNS[basket]}
          label={say.withCount(say.basketNames[basket], tray.count(basket), noun)}
          aria-pressed={open === basket}
          onClick={() => press(play, baskets, basket)}
        >
          <span aria-hidden="true">{tray.count(basket)}</span>
        </Button>
      ))}
    </div>
  );
}

/** With a piece in hand, or chosen in the tray, it goes there; else the basket opens. Null: the tray itself. */
function press(play: Play, baskets: Baskets, basket: Basket | null): void {
  const { mirror, stage } = play.internals;
  const chosen = play.tray.chosen.peek();
  const inHand = mirror.inHand;
  const piece = chosen ?? inHand;
  if (piece === null) {
    baskets.open.value = basket;
    return;
  }
  const origin = mirror.held.pieces.find((each) => each.piece === piece)?.from ?? null;
  if (chosen !== null) play.chooseFromTray(null);
  if (inHand !== null) stage()?.letGo();
  move(play, baskets, basket, piece, origin);
}

function move(play: Play, baskets: Baskets, basket: Basket | null, piece: PieceId, origin: Point | null): void {
  const sentence = basket === null ? baskets.takeOut(piece) : baskets.toggle(piece, basket, origin ?? undefined);
  if (sentence !== null) play.announce(sentence);
}

/** What this pointer took up, or what alone is in hand: another pointer may have gone on with it. */
function heldBy({ held: { pieces, pointers } }: Mirror, pointer: number): HeldPiece | null {
  const own = pieces[pointers.indexOf(pointer)];
  return own ?? (pieces.length === 1 ? (pieces[0] ?? null) : null);
}

/** Pieces that pointers carry onto a button of `bar`, or draw there along the tray, which lifts none. */
function takeDroppedPieces(play: Play, baskets: Baskets, bar: HTMLElement | null): () => void {
  const { mirror } = play.internals;
  const listening = new AbortController();
  const buttonAt = ({ clientX, clientY }: PointerEvent): HTMLElement | null => {
    const button = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('.basket') ?? null;
    return button !== null && bar?.contains(button) === true ? button : null;
  };
  const mark = (target: HTMLElement | null) => {
    for (const each of bar?.children ?? []) each.toggleAttribute('data-target', each === target);
  };
  /** By the pointer that pressed it in the tray. */
  const pressed = new Map<number, PieceId>();
  let carried: { readonly piece: PieceId; readonly origin: Point | null } | null = null;
  const onPress = (event: PointerEvent) => {
    const piece = event.target instanceof Element ? event.target.closest<HTMLElement>('.tray-piece') : null;
    if (piece === null) pressed.delete(event.pointerId);
    else pressed.set(event.pointerId, Number(piece.dataset.piece));
  };
  const onMove = (event: PointerEvent) => {
    if (event.buttons !== 0 && (mirror.isHolding || pressed.has(event.pointerId))) mark(buttonAt(event));
  };
  const onRelease = (event: PointerEvent) => {
    const held = heldBy(mirror, event.pointerId);
    const drawn = pressed.get(event.pointerId);
    carried = held !== null ? { piece: held.piece, origin: held.from } : null;
    if (carried === null && drawn !== undefined) carried = { piece: drawn, origin: null };
    pressed.delete(event.pointerId);
    mark(null);
  };
  /** The board has put it back by now. */
  const onReleased = (event: PointerEvent) => {
    const target = buttonAt(event);
    if (carried === null || target === null || mirror.isHolding) return;
    const { basket } = target.dataset;
    move(play, baskets, BASKETS.find((each) => each === basket) ?? null, carried.piece, carried.origin);
  };
  const { signal } = listening;
  addEventListener('pointerdown', onPress, { signal, capture: true, passive: true });
  addEventListener('pointermove', onMove, { signal, capture: true, passive: true });
  addEventListener('pointerup', onRelease, { signal, capture: true });
  addEventListener('pointerup', onReleased, { signal });
  return () => listening.abort();
}
