/** The boards of the wall as this page knows them: a fold of the wall's patches, one board a tile. */

import { applyPatch, canApplyPatch } from '#shared/board/apply-patch.ts';
import { type Board, dealtBoard, type Group } from '#shared/board/board.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import type { BoardNumber, GroupId } from '#shared/ids.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import type { Patch } from '#shared/wire/patch.ts';
import { decodeWall } from '#shared/wire/wall-frame.ts';

export interface TileBoard {
  readonly number: BoardNumber;
  readonly board: Board;
  /** False until the server has told of it. */
  isLoaded: boolean;
}

/** Groups as they were before and as they are now; null: draw all of it. */
export type ChangedGroups = readonly Group[] | null;

export interface TileBoardsDeps {
  /** What a board plays by; null: this page does not know of it. */
  readonly rulesFor: (board: BoardNumber) => Rules | null;
  readonly onChange: (tile: TileBoard, changed: ChangedGroups) => void;
  /** A patch did not fit what this page has: everything is to be asked for anew. */
  readonly onGap: () => void;
}

export class TileBoards {
  readonly #deps: TileBoardsDeps;
  readonly #tiles = new Map<BoardNumber, TileBoard>();

  constructor(deps: TileBoardsDeps) {
    this.#deps = deps;
  }

  get(board: BoardNumber): TileBoard | undefined {
    return this.#tiles.get(board);
  }

  /** A round of the wall. Throws WireError when it is none. */
  receive(bytes: Uint8Array): void {
    for (const patch of decodeWall(bytes)) this.#applyPatch(patch);
  }

  /** Boards that are on the wall no more are forgotten. */
  retainOnly(boards: ReadonlySet<BoardNumber>): void {
    for (const number of this.#tiles.keys()) if (!boards.has(number)) this.#tiles.delete(number);
  }

  #applyPatch(patch: Patch): void {
    const tile = this.#tiles.get(patch.board) ?? this.#create(patch.board);
    if (tile === null) return;
    const { board } = tile;
    if (!canApplyPatch(board, patch)) {
      this.#deps.onGap();
      return;
    }
    const redrawsAll = patch.from === 0 || patch.solved !== board.solved;
    const before = redrawsAll ? null : groupsOf(board, patch);
    applyPatch(board, patch);
    tile.isLoaded = true;
    this.#deps.onChange(tile, before === null ? null : [...before, ...groupsOf(board, patch)]);
  }

  #create(number: BoardNumber): TileBoard | null {
    const rules = this.#deps.rulesFor(number);
    if (rules === null) return null;
    const board = dealtBoard(rules, scatter(rules.puzzle, 0, rules.turns), 0);
    const tile = { number, board, isLoaded: false };
    this.#tiles.set(number, tile);
    return tile;
  }
}

/** Every group that the patch speaks of, as the board has it now: those told anew, and those whose pieces they took. */
function groupsOf(board: Board, patch: Patch): Group[] {
  const ids = new Set<GroupId>();
  for (const { id, addedPieces } of patch.groups)
    for (const piece of [id, ...addedPieces]) ids.add(board.groupOf[piece] ?? id);
  return [...ids].flatMap((id) => board.groups.get(id) ?? []);
}
