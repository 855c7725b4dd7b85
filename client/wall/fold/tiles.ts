/** The boards of the wall as this page knows them: a fold of the wall's patches, one board a tile. */
import { type Board, dealtBoard, type Group } from '../../../shared/board/board.ts';
import { applyPatch, fits } from '../../../shared/board/patched.ts';
import type { Rules } from '../../../shared/board/rules.ts';
import type { BoardNumber, GroupId } from '../../../shared/ids.ts';
import { scatter } from '../../../shared/puzzle/scatter.ts';
import type { Patch } from '../../../shared/wire/patch.ts';
import { decodeWall } from '../../../shared/wire/wall.ts';

export interface Tile {
  readonly number: BoardNumber;
  readonly board: Board;
  /** False until the server has told of it. */
  isTold: boolean;
}

/** Groups as they were before and as they are now; null: draw all of it. */
export type Touched = readonly Group[] | null;

export interface TilesParts {
  /** What a board plays by; null: this page does not know of it. */
  readonly rulesFor: (board: BoardNumber) => Rules | null;
  readonly onChange: (tile: Tile, touched: Touched) => void;
  /** A patch did not fit what this page has: everything is to be asked for anew. */
  readonly onGap: () => void;
}

export class Tiles {
  readonly #parts: TilesParts;
  readonly #tiles = new Map<BoardNumber, Tile>();

  constructor(parts: TilesParts) {
    this.#parts = parts;
  }

  get(board: BoardNumber): Tile | undefined {
    return this.#tiles.get(board);
  }

  /** A round of the wall. Throws WireError when it is none. */
  take(bytes: Uint8Array): void {
    for (const patch of decodeWall(bytes)) this.#fold(patch);
  }

  /** Boards that are on the wall no more are forgotten. */
  keepOnly(boards: ReadonlySet<BoardNumber>): void {
    for (const number of this.#tiles.keys()) if (!boards.has(number)) this.#tiles.delete(number);
  }

  #fold(patch: Patch): void {
    const tile = this.#tiles.get(patch.board) ?? this.#begin(patch.board);
    if (tile === null) return;
    const { board } = tile;
    if (!fits(board, patch)) {
      this.#parts.onGap();
      return;
    }
    const isWhole = patch.from === 0 || patch.solved !== board.solved;
    const before = isWhole ? null : groupsOf(board, patch);
    applyPatch(board, patch);
    tile.isTold = true;
    this.#parts.onChange(tile, before === null ? null : [...before, ...groupsOf(board, patch)]);
  }

  #begin(number: BoardNumber): Tile | null {
    const rules = this.#parts.rulesFor(number);
    if (rules === null) return null;
    const board = dealtBoard(rules, scatter(rules.puzzle, 0, rules.turns), 0);
    const tile = { number, board, isTold: false };
    this.#tiles.set(number, tile);
    return tile;
  }
}

/** Every group that the patch speaks of, as the board has it now: those told anew, and those whose pieces they took. */
function groupsOf(board: Board, patch: Patch): Group[] {
  const ids = new Set<GroupId>();
  for (const { id, came } of patch.groups) for (const piece of [id, ...came]) ids.add(board.groupOf[piece] ?? id);
  return [...ids].flatMap((id) => board.groups.get(id) ?? []);
}
