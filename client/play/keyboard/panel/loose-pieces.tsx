/** The loose pieces as a list of buttons, edges first, one page of them at a time. The list is one stop for Tab; arrows move within it. */
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { checkWords } from '#client/i18n/words/student/check-words.ts';
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import { ownViewWords } from '#client/i18n/words/student/own-view-words.ts';
import { type FocusTarget, type KeyboardPlay, LOOSE_PAGE_SIZE } from '#client/play/keyboard/keyboard-play.ts';
import type { LooseGroup } from '#client/play/keyboard/loose-groups.ts';
import { PieceThumbnail } from '#client/play/picture/piece-thumbnail.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { SearchFields } from './search-fields.tsx';

/** Puzzles of fewer pieces are looked over as fast as they are searched. */
const SEARCHED_PIECES_MIN = 24;

export function LoosePieces({ keyboard }: { readonly keyboard: KeyboardPlay }) {
  const say = keyboardWords.value;
  const { noun } = keyboard;
  const list = useRef<HTMLUListElement>(null);
  const loose = keyboard.loose.value;
  const pages = Math.max(1, Math.ceil(loose.length / LOOSE_PAGE_SIZE));
  const page = Math.min(keyboard.pageIndex.value, pages - 1);
  const listed = loose.slice(page * LOOSE_PAGE_SIZE, (page + 1) * LOOSE_PAGE_SIZE);
  const focus = keyboard.focus.value;
  const tabStop = listed.find(({ piece }) => focus?.on === 'loose' && focus.piece === piece) ?? listed[0];
  const { onFocus, onFocusOut } = useListFocus(list, loose, focus);
  const fitting = keyboard.fittingCell.value;
  const isSearching = keyboard.search.isActive.value;
  const canSearch = keyboard.mode.puzzle.pieces >= SEARCHED_PIECES_MIN;
  /** Where the panel is small the fields fold away: keyboard-panel.css. */
  const isFindOpen = useSignal(false);
  return (
    <section class="keyboard-pieces" aria-labelledby="keyboard-loose">
      <div class="keyboard-head">
        <h2 id="keyboard-loose">
          {say.loosePieces(noun)} <span class="hint">{loose.length}</span>
        </h2>
        {(fitting !== null || isSearching) && <Button onClick={() => keyboard.listAll()}>{say.all(noun)}</Button>}
        {canSearch && (
          <Button
            class="button keyboard-find"
            kind="quiet"
            aria-expanded={isFindOpen.value}
            onClick={() => {
              isFindOpen.value = !isFindOpen.value;
            }}
          >
            {say.searchShort}
          </Button>
        )}
      </div>
      {fitting !== null && <p class="hint">{say.piecesFor(keyboard.placeOf(fitting), noun)}</p>}
      {canSearch && <SearchFields keyboard={keyboard} isOpen={isFindOpen.value || isSearching} />}
      {listed.length === 0 && (
        <p class="hint">
          {isSearching ? say.noneFound(noun) : fitting === null ? say.allPlaced(noun) : say.none(noun)}
        </p>
      )}
      <ul ref={list} tabIndex={-1} onKeyDown={(event) => moveFocus(list.current, event)} onFocusOut={onFocusOut}>
        {listed.map((item, index) => (
          <li key={item.id}>
            <LoosePieceButton
              keyboard={keyboard}
              item={item}
              isTabStop={item === tabStop}
              onFocus={() => onFocus(index)}
            />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <div class="keyboard-actions">
          <Button disabled={page === 0} onClick={() => keyboard.changePage(-1)}>
            {say.previousPage(noun)}
          </Button>
          <Button disabled={page === pages - 1} onClick={() => keyboard.changePage(1)}>
            {say.nextPage(noun)}
          </Button>
        </div>
      )}
    </section>
  );
}

interface LoosePieceButtonProps {
  readonly keyboard: KeyboardPlay;
  readonly item: LooseGroup;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
}

function LoosePieceButton({ keyboard, item, isTabStop, onFocus }: LoosePieceButtonProps) {
  const chosen = keyboard.mode.chosen.value;
  const { piece, pieces, quarters } = item;
  return (
    <button
      type="button"
      class="keyboard-piece"
      data-piece={piece}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={labelOf(keyboard, item, chosen)}
      data-chosen={chosen !== null && pieces.includes(chosen) ? '' : undefined}
      onClick={() => keyboard.take(piece)}
      onFocus={onFocus}
    >
      <PieceThumbnail puzzle={keyboard.mode.puzzle} picture={keyboard.mode.picture} piece={piece} quarters={quarters} />
      <span aria-hidden="true">
        {keyboard.descriptions.number(piece)}
        {pieces.length > 1 && ` +${pieces.length - 1}`}
      </span>
    </button>
  );
}

interface ListFocus {
  readonly onFocus: (index: number) => void;
  readonly onFocusOut: () => void;
}

/** Moves the focus where the keyboard play wants it. When another player places the focused piece, the next one in the list gets the focus. */
function useListFocus(
  list: RefObject<HTMLUListElement | null>,
  loose: readonly LooseGroup[],
  target: FocusTarget | null,
): ListFocus {
  /** -1: the focus is elsewhere. */
  const lastFocused = useRef(0);
  useEffect(() => {
    if (target?.on === 'loose') buttonOf(list.current, target.piece)?.focus();
  }, [target]);
  useEffect(() => {
    if (lastFocused.current < 0 || document.activeElement !== document.body) return;
    const buttons = list.current?.querySelectorAll('button');
    buttons?.[Math.min(lastFocused.current, buttons.length - 1)]?.focus();
  }, [loose]);
  return {
    onFocus: (index) => {
      lastFocused.current = index;
    },
    // A removed button loses the focus too, but is no longer in the list by then.
    onFocusOut: () => {
      if (list.current?.contains(document.activeElement) === true) lastFocused.current = -1;
    },
  };
}

function moveFocus(list: HTMLUListElement | null, event: KeyboardEvent): void {
  const buttons: (Element | null)[] = [...(list?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(document.activeElement);
  const to = at < 0 ? null : focusIndex(event.key, at, buttons.length - 1);
  if (to === null) return;
  event.preventDefault();
  const button = buttons[to];
  if (button instanceof HTMLElement) button.focus();
}

/** "Piece 14, corner, flat top and left, in your hand. Light blue, red below." */
function labelOf(keyboard: KeyboardPlay, item: LooseGroup, chosen: number | null): string {
  const say = keyboardWords.value;
  const { pieces, heldBy } = item;
  const basket = keyboard.basketOf(item);
  const state = [
    basket === null ? '' : ownViewWords.value.isInBasket(ownViewWords.value.basketNames[basket]),
    keyboard.isWrong(item) ? checkWords.value.isWrong : '',
    heldBy === null ? '' : say.heldBy(keyboard.nameOf(heldBy)),
    chosen !== null && pieces.includes(chosen) ? say.held : '',
  ];
  return keyboard.descriptions.loose(item, ...state);
}

function buttonOf(list: HTMLElement | null, piece: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-piece="${piece}"]`) ?? null;
}

function focusIndex(key: string, at: number, last: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
