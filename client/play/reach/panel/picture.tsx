/** The picture as a grid of buttons, a cell for each home: arrows go from one to the next, and what lies there shows its piece of the picture. */
import { useEffect, useRef } from 'preact/hooks';
import type { PieceId } from '../../../../shared/ids.ts';
import { reachWords } from '../../../i18n/words/reach.ts';
import type { Reach } from '../reach.ts';

/** Longest side of the picture under the grid, in device pixels. */
const DRAWN_MAX = 768;

export function PictureGrid({ reach }: { readonly reach: Reach }) {
  const say = reachWords.value;
  const grid = useRef<HTMLTableElement>(null);
  const { columns, rows } = reach;
  const focus = reach.focus.value;
  const cursor = reach.cursor.value;

  useEffect(() => {
    if (focus?.on === 'cell') focusCell(focus.piece);
  }, [focus]);

  function focusCell(cell: PieceId): void {
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = stepOf(event.key, event.ctrlKey, columns, rows);
    if (step === null) return;
    event.preventDefault();
    reach.step(...step);
    // At once: the next key may come before anything is drawn.
    focusCell(reach.cursor.peek());
  }

  const cellsOf = (row: number) => Array.from({ length: columns }, (_, column) => row * columns + column + 1);
  return (
    <section class="reach-picture" aria-labelledby="reach-picture">
      <h2 id="reach-picture">{say.picture}</h2>
      <div class="reach-scroll">
        <div
          class="reach-grid"
          style={{ '--columns': columns, '--shape': reach.puzzle.spec.width / reach.puzzle.spec.height }}
        >
          <Placed reach={reach} />
          <table
            ref={grid}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are controls
            role="grid"
            aria-labelledby="reach-picture"
            {...(reach.telling.description === '' ? {} : { 'aria-describedby': 'reach-description' })}
            aria-rowcount={rows}
            aria-colcount={columns}
            onKeyDown={onKeyDown}
          >
            <tbody>
              {Array.from({ length: rows }, (_, row) => (
                <tr key={row}>
                  {cellsOf(row).map((cell) => (
                    <td key={cell}>
                      <Cell reach={reach} cell={cell} isStop={cell === cursor} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {reach.telling.description !== '' && (
        <p id="reach-description" dir="auto">
          {reach.telling.description}
        </p>
      )}
    </section>
  );
}

interface CellProps {
  readonly reach: Reach;
  readonly cell: PieceId;
  readonly isStop: boolean;
}

function Cell({ reach, cell, isStop }: CellProps) {
  return (
    <button
      type="button"
      class="reach-cell"
      data-cell={cell}
      data-full={reach.isFull(cell) ? '' : undefined}
      data-fitting={reach.fitting.value === cell ? '' : undefined}
      tabIndex={isStop ? 0 : -1}
      aria-label={reach.telling.cell(cell)}
      onClick={() => reach.put(cell)}
      onFocus={() => {
        reach.cursor.value = cell;
      }}
    />
  );
}

/** What lies on the picture already. */
function Placed({ reach }: { readonly reach: Reach }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { spec } = reach.puzzle;
  const { columns, rows, picture } = reach;
  const scale = DRAWN_MAX / Math.max(spec.width, spec.height);
  const full = Array.from({ length: columns * rows }, (_, index) => index + 1).filter((cell) => reach.isFull(cell));
  const key = full.join();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context === null || context === undefined || picture === null) return;
    context.clearRect(0, 0, element.width, element.height);
    const [width, height] = [element.width / columns, element.height / rows];
    const [ownWidth, ownHeight] = [picture.width / columns, picture.height / rows];
    for (const cell of full) {
      const { column, row } = reach.placeOf(cell);
      context.drawImage(
        picture,
        column * ownWidth,
        row * ownHeight,
        ownWidth,
        ownHeight,
        column * width,
        row * height,
        width,
        height,
      );
    }
  }, [key, picture]);
  return (
    <div class="reach-placed" aria-hidden="true">
      <canvas ref={canvas} width={Math.round(spec.width * scale)} height={Math.round(spec.height * scale)} />
    </div>
  );
}

/** Cells to the right and down. */
function stepOf(key: string, isFar: boolean, columns: number, rows: number): [number, number] | null {
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
      return [-columns, isFar ? -rows : 0];
    case 'End':
      return [columns, isFar ? rows : 0];
    default:
      return null;
  }
}
