/** The loose pieces as a list of buttons, edges first, a window at a time. One stop for Tab; arrows go through it. */
import { useEffect, useRef } from 'preact/hooks';
import { reachWords } from '../../../i18n/words/reach.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Thumbnail } from '../../picture/thumbnail.tsx';
import type { Loose } from '../loose.ts';
import { LOOSE_WINDOW, type Reach } from '../reach.ts';

export function LoosePieces({ reach }: { readonly reach: Reach }) {
  const say = reachWords.value;
  const list = useRef<HTMLUListElement>(null);
  const lastFocused = useRef(0);
  const loose = reach.loose.value;
  const windows = Math.max(1, Math.ceil(loose.length / LOOSE_WINDOW));
  const window = Math.min(reach.window.value, windows - 1);
  const listed = loose.slice(window * LOOSE_WINDOW, (window + 1) * LOOSE_WINDOW);
  const chosen = reach.chosen.value;
  const focus = reach.focus.value;
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
    const to = at < 0 ? null : target(event.key, at, buttons.length - 1);
    if (to === null) return;
    event.preventDefault();
    const button = buttons[to];
    if (button instanceof HTMLElement) button.focus();
  }

  return (
    <section class="reach-pieces" aria-labelledby="reach-loose">
      <div class="reach-head">
        <h2 id="reach-loose">
          {say.loose} <span class="hint">{loose.length}</span>
        </h2>
        {reach.fitting.value !== null && <Button onClick={() => reach.listAll()}>{say.all}</Button>}
      </div>
      {listed.length === 0 && <p class="hint">{reach.fitting.value === null ? say.placed : say.none}</p>}
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
              class="reach-piece"
              data-piece={item.piece}
              tabIndex={item === stop ? 0 : -1}
              aria-label={nameOf(reach, item, chosen)}
              data-chosen={chosen !== null && item.pieces.includes(chosen) ? '' : undefined}
              onClick={() => reach.take(item.piece)}
              onFocus={() => {
                lastFocused.current = index;
              }}
            >
              <Thumbnail puzzle={reach.puzzle} picture={reach.picture} piece={item.piece} quarters={item.quarters} />
              <span aria-hidden="true">
                {reach.telling.number(item.piece)}
                {item.pieces.length > 1 && ` +${item.pieces.length - 1}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {windows > 1 && (
        <div class="reach-actions">
          <Button disabled={window === 0} onClick={() => reach.leaf(-1)}>
            {say.earlier}
          </Button>
          <Button disabled={window === windows - 1} onClick={() => reach.leaf(1)}>
            {say.later}
          </Button>
        </div>
      )}
    </section>
  );
}

/** "Piece 14, edge. Light blue, red below." */
function nameOf(reach: Reach, { piece, pieces, isEdge, heldBy }: Loose, chosen: number | null): string {
  const say = reachWords.value;
  const parts = [reach.telling.name(piece)];
  if (isEdge) parts.push(say.edge);
  if (heldBy !== null) parts.push(say.held(reach.nameOf(heldBy)));
  if (chosen !== null && pieces.includes(chosen)) parts.push(say.inHand);
  return `${parts.join(', ')}. ${reach.telling.look(piece)}`.trim();
}

function buttonOf(list: HTMLElement | null, piece: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-piece="${piece}"]`) ?? null;
}

function target(key: string, at: number, last: number): number | null {
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
