/** The keyboard focus on the wall: one tile is a Tab stop, arrow keys move between tiles, and leaving a board returns to its tile. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoardNumber } from '#shared/ids.ts';
import { tileStep } from './tile-step.ts';

interface TileFocusOptions {
  readonly order: readonly BoardNumber[];
  readonly columns: number;
  /** Arrow keys in the strip open the board that they lead to. */
  readonly isStrip: boolean;
  readonly chosen: BoardNumber | null;
  readonly onChoose: (board: BoardNumber) => void;
}

interface TileFocus {
  /** The tile that Tab reaches. */
  readonly stop: BoardNumber | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function useTileFocus(nav: RefObject<HTMLElement | null>, options: TileFocusOptions): TileFocus {
  const { order, columns, isStrip, chosen, onChoose } = options;
  const [lastStop, setLastStop] = useState<BoardNumber | null>(null);
  useEffect(() => {
    if (isStrip && chosen !== null)
      tileIn(nav.current, chosen)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isStrip, chosen]);

  // The controls of the board that was left had the focus: its tile takes it.
  const lastChosen = useRef(chosen);
  useEffect(() => {
    const { activeElement } = document;
    if (
      !isStrip &&
      lastChosen.current !== null &&
      (activeElement === document.body || activeElement?.tagName === 'MAIN')
    )
      tileIn(nav.current, lastChosen.current)?.focus();
    lastChosen.current = chosen;
  }, [isStrip, chosen]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const tile = (event.target as Element).closest<HTMLElement>('[data-board]');
    const index = order.indexOf(Number(tile?.dataset['board']));
    const target = order[tileStep(event.key, index, order.length, isStrip ? 1 : columns) ?? -1];
    if (index < 0 || target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setLastStop(target);
    tileIn(nav.current, target)?.focus();
    if (isStrip && chosen !== null) onChoose(target);
  }

  const stop = [chosen, lastStop].find((board) => board !== null && order.includes(board)) ?? order[0];
  return { stop, onKeyDown };
}

function tileIn(nav: HTMLElement | null, board: BoardNumber): HTMLElement | null {
  return nav?.querySelector<HTMLElement>(`[data-board="${board}"]`) ?? null;
}
