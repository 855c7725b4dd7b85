/** The picture as a grid of buttons, a cell for each piece's home: arrow keys move between cells, and filled cells show the picture. */
import { useEffect, useRef } from 'preact/hooks';
import { drawPart, type Part } from '#client/board/draw-part.ts';
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { KeyboardPlay } from '#client/play/keyboard/keyboard-play.ts';
import { canvasLosses, watchedContext } from '#client/ui/canvas-loss.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Place } from '#shared/puzzle/puzzle.ts';

/** Longest side of the picture under the grid, in device pixels. */
const CANVAS_SIDE_MAX = 768;

export function PictureGrid({ keyboard }: { readonly keyboard: KeyboardPlay }) {
  const say = keyboardWords.value;
  const grid = useRef<HTMLTableElement>(null);
  const { cellRows } = keyboard;
  const longestRow = longestOf(cellRows);
  const focus = keyboard.focus.value;
  const cursor = keyboard.cursor.value;

  useEffect(() => {
    if (focus?.on === 'cell') focusCell(focus.piece);
  }, [focus]);

  function focusCell(cell: PieceId): void {
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = stepOf(event.key, event.ctrlKey, longestRow, cellRows.length);
    if (step === null) return;
    event.preventDefault();
    keyboard.moveCursor(...step);
    // Moved at once: the next key may come before the next render.
    focusCell(keyboard.cursor.peek());
  }

  return (
    <section class="keyboard-picture" aria-labelledby="keyboard-picture">
      <h2 id="keyboard-picture">{say.picture}</h2>
      <div class="keyboard-scroll" tabIndex={-1}>
        <div
          class="keyboard-grid"
          style={{
            '--columns': longestRow,
            '--shape': keyboard.mode.puzzle.spec.width / keyboard.mode.puzzle.spec.height,
          }}
        >
          <PlacedPieces keyboard={keyboard} />
          <table
            ref={grid}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are controls
            role="grid"
            aria-labelledby="keyboard-picture"
            {...(keyboard.descriptions.pictureDescription === '' ? {} : { 'aria-describedby': 'keyboard-description' })}
            aria-rowcount={cellRows.length}
            aria-colcount={longestRow}
            onKeyDown={onKeyDown}
          >
            <tbody>
              {cellRows.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell) => (
                    <td key={cell}>
                      <Cell keyboard={keyboard} cell={cell} isStop={cell === cursor} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {keyboard.descriptions.pictureDescription !== '' && (
        <p id="keyboard-description" dir="auto">
          {keyboard.descriptions.pictureDescription}
        </p>
      )}
    </section>
  );
}

interface CellProps {
  readonly keyboard: KeyboardPlay;
  readonly cell: PieceId;
  readonly isStop: boolean;
}

function Cell({ keyboard, cell, isStop }: CellProps) {
  return (
    <button
      type="button"
      class="keyboard-cell"
      data-cell={cell}
      data-full={keyboard.isFull(cell) ? '' : undefined}
      data-lit={keyboard.isLit(cell) ? '' : undefined}
      data-fitting={keyboard.fittingCell.value === cell ? '' : undefined}
      tabIndex={isStop ? 0 : -1}
      aria-label={keyboard.descriptions.cell(cell)}
      onClick={() => keyboard.put(cell)}
      onFocus={() => {
        keyboard.cursor.value = cell;
      }}
    />
  );
}

/** The pieces that are in the picture already. */
function PlacedPieces({ keyboard }: { readonly keyboard: KeyboardPlay }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { puzzle, picture } = keyboard.mode;
  const { spec, pieces } = puzzle;
  const scale = CANVAS_SIDE_MAX / Math.max(spec.width, spec.height);
  const full = Array.from({ length: pieces }, (_, index) => index + 1).filter((piece) => keyboard.isPlaced(piece));
  const key = full.join();
  const losses = canvasLosses.value;
  useEffect(() => {
    const element = canvas.current;
    const context = element === null ? null : watchedContext(element);
    if (element === null || context === null || picture === null) return;
    context.clearRect(0, 0, element.width, element.height);
    for (const cell of full) {
      const place = puzzle.placeOf(cell);
      drawPart(context, picture, partOf(place, picture, spec), partOf(place, element, spec));
    }
  }, [key, picture, losses]);
  return (
    <div class="keyboard-placed" aria-hidden="true">
      <canvas ref={canvas} width={Math.round(spec.width * scale)} height={Math.round(spec.height * scale)} />
    </div>
  );
}

function longestOf(rows: readonly (readonly unknown[])[]): number {
  return rows.reduce((most, { length }) => Math.max(most, length), 0);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place of the sheet on an image of all of it. */
function partOf({ left, top, width, height }: Place, image: Size, sheet: Size): Part {
  const [x, y] = [image.width / sheet.width, image.height / sheet.height];
  return { x: left * x, y: top * y, width: width * x, height: height * y };
}

/** How far a key moves: cells to the right and down. @param across cells of the longest row @param rows their number */
function stepOf(key: string, isFar: boolean, across: number, rows: number): [number, number] | null {
  switch (key) {
    case 'ArrowRight':
      return [1, 0];
    case 'ArrowLeft':
      return [-1, 0];
    case 'ArrowDown':
      return [0, 1];
    case 'ArrowUp':
      return [0, -1];
    case 'Home':
      return [-across, isFar ? -rows : 0];
    case 'End':
      return [across, isFar ? rows : 0];
    default:
      return null;
  }
}
