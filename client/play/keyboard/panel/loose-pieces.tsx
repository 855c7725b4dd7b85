/** The loose pieces as a list of buttons, edges first, a window at a time. One stop for Tab; arrows go through it. */
import { useEffect, useRef } from 'preact/hooks';
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import { type KeyboardPlay, LOOSE_PAGE_SIZE } from '#client/play/keyboard/keyboard-play.ts';
import type { LooseGroup } from '#client/play/keyboard/loose-groups.ts';
import { PieceThumbnail } from '#client/play/picture/piece-thumbnail.tsx';
import { Button } from '#client/ui/controls/button.tsx';

export function LoosePieces({ keyboard }: { readonly keyboard: KeyboardPlay }) {
  const say = keyboardWords.value;
  const list = useRef<HTMLUListElement>(null);
  const lastFocused = useRef(0);
  const loose = keyboard.loose.value;
  const pages = Math.max(1, Math.ceil(loose.length / LOOSE_PAGE_SIZE));
  const page = Math.min(keyboard.pageIndex.value, pages - 1);
  const listed = loose.slice(page * LOOSE_PAGE_SIZE, (page + 1) * LOOSE_PAGE_SIZE);
  const chosen = keyboard.chosen.value;
  const focus = keyboard.focus.value;
  const stop = listed.find(({ piece }) => focus?.on === 'loose' && focus.piece === piece) ?? listed[0];

  useEffect(() => {
    if (focus?.on === 'loose') buttonOf(list.current, focus.piece)?.focus();
  }, [focus]);

  /** A piece that others placed takes the focus with it: it goes to the one that stands there now. */
  useEffect(() => {
    if (lastFocused.current < 0 || document.activeElement !== document.body) return;
    const buttons = list.current?.querySelectorAll('button');
    buttons?.[Math.min(lastFocused.current, buttons.length - 1)]?.focus();
  }, [loose]);

  function onKeyDown(event: KeyboardEvent): void {
    const buttons: (Element | null)[] = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement);
    const to = at < 0 ? null : focusTarget(event.key, at, buttons.length - 1);
    if (to === null) return;
    event.preventDefault();
    const button = buttons[to];
    if (button instanceof HTMLElement) button.focus();
  }

  return (
    <section class="keyboard-pieces" aria-labelledby="keyboard-loose">
      <div class="keyboard-head">
        <h2 id="keyboard-loose">
          {say.loosePieces} <span class="hint">{loose.length}</span>
        </h2>
        {keyboard.fittingCell.value !== null && <Button onClick={() => keyboard.listAll()}>{say.all}</Button>}
      </div>
      {listed.length === 0 && <p class="hint">{keyboard.fittingCell.value === null ? say.allPlaced : say.none}</p>}
      <ul
        ref={list}
        onKeyDown={onKeyDown}
        onFocusOut={() => {
          // Gone from the page, not from the list: told apart a moment later, when the list is drawn anew.
          if (list.current?.contains(document.activeElement) === true) lastFocused.current = -1;
        }}
      >
        {listed.map((item, index) => (
          <li key={item.id}>
            <button
              type="button"
              class="keyboard-piece"
              data-piece={item.piece}
              tabIndex={item === stop ? 0 : -1}
              aria-label={labelOf(keyboard, item, chosen)}
              data-chosen={chosen !== null && item.pieces.includes(chosen) ? '' : undefined}
              onClick={() => keyboard.take(item.piece)}
              onFocus={() => {
                lastFocused.current = index;
              }}
            >
              <PieceThumbnail
                puzzle={keyboard.puzzle}
                picture={keyboard.picture}
                piece={item.piece}
                quarters={item.quarters}
              />
              <span aria-hidden="true">
                {keyboard.descriptions.number(item.piece)}
                {item.pieces.length > 1 && ` +${item.pieces.length - 1}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <div class="keyboard-actions">
          <Button disabled={page === 0} onClick={() => keyboard.changePage(-1)}>
            {say.previousPiece}
          </Button>
          <Button disabled={page === pages - 1} onClick={() => keyboard.changePage(1)}>
            {say.nextPiece}
          </Button>
        </div>
      )}
    </section>
  );
}

/** "Piece 14, edge. Light blue, red below." */
function labelOf(keyboard: KeyboardPlay, { piece, pieces, isEdge, heldBy }: LooseGroup, chosen: number | null): string {
  const say = keyboardWords.value;
  const parts = [keyboard.descriptions.name(piece)];
  if (isEdge) parts.push(say.edge);
  if (heldBy !== null) parts.push(say.heldBy(keyboard.nameOf(heldBy)));
  if (chosen !== null && pieces.includes(chosen)) parts.push(say.held);
  return `${parts.join(', ')}. ${keyboard.descriptions.colours(piece)}`.trim();
}

function buttonOf(list: HTMLElement | null, piece: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-piece="${piece}"]`) ?? null;
}

function focusTarget(key: string, at: number, last: number): number | null {
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
