/** What the tiles of a replay side by side say: who played, how far they were, and what their picture cannot show. */
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { teamWords } from '#client/i18n/words/team-words.ts';
import { boardName, type WallEntry } from '#client/wall/wall-entries.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { ActivityReplay, BoardReplay } from '#shared/protocol/http/replay-index.ts';
import type { MemberView } from '#shared/protocol/views/seat-appearance.ts';
import type { PastStage } from './past-tile.ts';
import type { SideBySide } from './side-by-side.ts';

/** As `inSeatOrder`. Reads signals: a component that calls it is rendered again when a figure changes. */
export function pastEntries(
  session: SideBySide,
  { activity, boards }: ActivityReplay,
  areNamesHidden: boolean,
): ReadonlyMap<BoardNumber, WallEntry> {
  return new Map(
    inSeatOrder(boards).map((replay) => {
      const { number: board, team } = replay.board;
      const students = playersOf(replay);
      const facts = session.facts(board).value;
      const named = { board, team, members: students };
      const name = boardName(named, { activity }, areNamesHidden);
      const shortName =
        team === null ? name : boardName(named, { activity }, areNamesHidden, teamWords.value.short(team));
      const progress = facts.all > 0 ? facts.done / facts.all : null;
      const note = noteOf(session.stage(board).value, facts.isLoaded);
      const mark = facts.isSolved ? 'finished' : 'working';
      return [
        board,
        { board, team, students, facts, name, shortName, progress, mark, reasons: [], note, isSpotlit: false },
      ];
    }),
  );
}

/** In the order of the seats that played first. */
export function inSeatOrder(boards: readonly BoardReplay[]): BoardReplay[] {
  return [...boards].sort((one, other) => firstSeatOf(one) - firstSeatOf(other) || numberOf(one) - numberOf(other));
}

/** The students of a board; who was erased or removed is somebody. */
export function playersOf({ members }: Pick<BoardReplay, 'members'>): MemberView[] {
  const { somebody } = replayWords.value;
  return members.flatMap((each, member) => {
    if (member === 0) return [];
    const { name, hue, shape } = each ?? { name: somebody, hue: 0, shape: 'circle' as const };
    return [{ member, name, hue, shape, here: true }];
  });
}

function noteOf(stage: PastStage, isLoaded: boolean): string | null {
  const say = replayWords.value;
  switch (stage) {
    case 'empty':
      return say.empty;
    case 'early':
      return say.sideBySide.early;
    case 'unreadable':
      return say.unreadable;
    case 'waiting':
      return isLoaded ? null : say.loading;
    default:
      return null;
  }
}

function numberOf({ board }: BoardReplay): BoardNumber {
  return board.number;
}

function firstSeatOf({ members }: BoardReplay): number {
  return Math.min(...members.map((member) => member?.seat ?? Number.MAX_SAFE_INTEGER));
}
