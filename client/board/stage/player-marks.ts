/** How a frame shows the other players: outlines around what they hold, their names above it, and their pointers. */
import { type BoardFrame, chosenGroups, heldGroups } from '#client/board/board-frame.ts';
import { groupBounds, markedRect } from '#client/board/group-bounds.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import type { GroupMark } from '#client/board/scene/buffers/pose-table.ts';
import { memberColour } from '#client/ui/seat/member-colours.ts';
import type { Theme } from '#client/ui/theme.ts';
import { groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId, Member } from '#shared/ids.ts';
import type { CheckMark, NameTag, OverlayFrame, PlayerAppearance } from './overlay.ts';

/** The outline of the chosen group: the page's accent. */
const CHOSEN_COLOUR: Record<Theme, number> = { light: 0x1d6b57, dark: 0x62c3a6 };
/** The same around what lies on paper, which is light in both themes, or beside it on the table. */
export const CHOSEN_ON_PAPER: Record<Theme, number> = { light: 0x1d6b57, dark: 0x27846b };

/** Null: the member is not shown. */
export type AppearanceOf = (member: Member) => PlayerAppearance | null;

export interface PlayerMarks {
  readonly outlines: readonly GroupMark[];
  readonly overlay: OverlayFrame;
}

/** O(groups). */
export function playerMarks(frame: BoardFrame, appearanceOf: AppearanceOf, theme: Theme): PlayerMarks {
  const outlines: GroupMark[] = [];
  const nameTags: NameTag[] = [];
  const holders = new Set<Member>();
  for (const { group, member } of heldGroups(frame)) {
    holders.add(member);
    const player = appearanceOf(member);
    if (player === null) continue;
    outlines.push({ group, colour: memberColour(player.hue, theme) });
    nameTags.push({ key: group, player, ...topOf(frame, group) });
  }
  const isOnPaper = frame.board.rules.puzzle.settle !== null;
  const colour = (isOnPaper ? CHOSEN_ON_PAPER : CHOSEN_COLOUR)[theme];
  // What lies in its place for good has a frame.
  if (isOnPaper) outlines.push({ group: MAT_ID, colour });
  outlines.push(...chosenGroups(frame).map((group) => ({ group, colour })));
  const pointers = frame.pointers.flatMap(({ member, x, y, laser }) => {
    const player = appearanceOf(member);
    return player === null ? [] : [{ key: member, player, x, y, isLaser: laser, isNamed: !holders.has(member) }];
  });
  const wrongMarks = [...frame.board.wrongPieces]
    .filter((piece) => !frame.inHand.has(piece))
    .map((piece) => {
      const at = frame.positions.get(piece) ?? groupOf(frame.board, piece);
      return { key: piece, ...markedRect(frame.board.rules.puzzle, piece, at) };
    });
  return { outlines, overlay: { nameTags, pointers, wrongMarks, rightMarks: rightMarks(frame) } };
}

/** Where a check says what is right, until all is. */
function rightMarks({ board }: BoardFrame): readonly CheckMark[] {
  const { puzzle } = board.rules;
  if (board.solved || (puzzle.boxes?.check ?? null) === null) return [];
  const mat = groupOf(board, MAT_ID);
  return mat.pieces
    .filter((piece) => piece !== MAT_ID)
    .map((piece) => ({ key: piece, ...markedRect(puzzle, piece, mat) }));
}

/** The middle of a group's upper edge. */
function topOf({ board, positions }: BoardFrame, id: GroupId): Point {
  const { puzzle } = board.rules;
  const group = groupOf(board, id);
  const bounds = groupBounds(puzzle, group, positions.get(id) ?? group, outlinesOf(puzzle).halfExtent);
  return { x: (bounds.left + bounds.right) / 2, y: bounds.top };
}
