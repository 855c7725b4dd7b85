/** The boards of the wall's tiles, kept up to date by the wall's patches. */
import type { ChangedGroups } from '#client/wall/draw/changed-groups.ts';
import { type Board, boardOfSeed, type Group } from '#shared/board/board.ts';
import type { Rules } from '#shared/board/board-rules.ts';
import type { Patch } from '#shared/board/patch.ts';
import { applyPatch, canApplyPatch } from '#shared/board/patch.ts';
import type { BoardNumber, GroupId } from '#shared/ids.ts';
import { decodeWall } from '#shared/wire/frames/wall-frame.ts';

export interface TileBoard {
  readonly number: BoardNumber;
  readonly board: Board;
  /** False until the first patch has arrived. */
  isLoaded: boolean;
}

export interface TileBoardsDeps {
  /** The rules of a board; null: this page does not know the board. */
  readonly rulesFor: (board: BoardNumber) => Rules | null;
  readonly onChange: (tile: TileBoard, changed: ChangedGroups) => void;
  /** A patch does not follow from this page's state: the wall must be requested again. */
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

  /** Applies one frame of the wall. Throws WireError for any other bytes. */
  receive(bytes: Uint8Array): void {
    for (const patch of decodeWall(bytes)) this.#applyPatch(patch);
  }

  /** Drops the boards that are no longer on the wall. */
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
    const board = boardOfSeed(rules, 0);
    const tile = { number, board, isLoaded: false };
    this.#tiles.set(number, tile);
    return tile;
  }
}

/** The board's present state of every group that the patch touches: groups it replaces, and groups whose pieces it moves. */
function groupsOf(board: Board, patch: Patch): Group[] {
  const ids = new Set<GroupId>();
  for (const { id, addedPieces } of patch.groups)
    for (const piece of [id, ...addedPieces]) ids.add(board.groupOf[piece] ?? id);
  return [...ids].flatMap((id) => board.groups.get(id) ?? []);
}
