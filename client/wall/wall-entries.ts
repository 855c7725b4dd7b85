/** What the wall shows of each board, put together from the class, the board's state, raised hands and fired attention rules. */
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { teamName, teamWords } from '#client/i18n/words/team-words.ts';
import { impliesStuck } from '#shared/attention/attention-rules.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { BoardAttention } from '#shared/protocol/views/attention-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { MemberView } from '#shared/protocol/views/seat-appearance.ts';
import { attentionReason, handReason } from './arrangement/mark-reasons.ts';
import { markOf, needsHelp, type TileMark } from './arrangement/tile-mark.ts';
import type { SortableTile } from './arrangement/tile-order.ts';
import type { TileFacts } from './draw/wall-tiles.ts';
import type { LiveWall } from './live-wall.ts';

export interface WallEntry extends SortableTile {
  /** Which team plays here; null where no teams do. */
  readonly team: number | null;
  /** The name where there is little room: of a team its number, beside its colour. */
  readonly shortName: string;
  readonly students: readonly MemberView[];
  readonly facts: TileFacts;
  readonly mark: TileMark;
  /** Why a mark is shown, and since when, in words. */
  readonly reasons: readonly string[];
  /** What its picture does not show, over it: such as that the board has not begun. */
  readonly note: string | null;
  /** Everybody looks at this board now. */
  readonly isSpotlit: boolean;
}

/** What asks for the teacher's attention, besides the boards themselves. */
export interface HelpRequests {
  /** Boards with a raised hand, and since when the first one is up. Ms since 1970. */
  readonly hands: ReadonlyMap<BoardNumber, number>;
  /** The attention rules' state of every open board. */
  readonly attention: ReadonlyMap<BoardNumber, BoardAttention>;
}

/** Reads signals: a component that calls it is rendered again when a board's figures change. */
export function wallEntries(
  view: ClassroomView,
  live: LiveWall,
  { hands, attention }: HelpRequests,
  areNamesHidden: boolean,
): ReadonlyMap<BoardNumber, WallEntry> {
  return new Map(
    view.boards.map((each) => {
      const { board } = each;
      const boardAttention = attention.get(board);
      const fired = boardAttention?.fired ?? [];
      const facts = factsOf(live.facts(board).value, live.isVisible(board), boardAttention);
      const students = each.members.filter(({ member }) => member !== 0);
      const mark = markOf({
        hasHand: hands.has(board),
        isStuck: fired.some(({ rule }) => impliesStuck(rule)),
        isIdle: fired.some(({ rule }) => !impliesStuck(rule)),
        isAway: students.every(({ here }) => !here),
        isFinished: facts.isSolved,
      });
      const progress = facts.isLoaded && facts.all > 0 ? facts.done / facts.all : null;
      const name = boardName(each, view, areNamesHidden);
      const handSince = hands.get(board);
      const handReasons = handSince === undefined ? [] : [handReason(handSince)];
      // An absent or finished student gets the mark alone.
      const reasons = needsHelp(mark) ? [...handReasons, ...fired.map(attentionReason)] : [];
      const { team } = each;
      const shortName = team === null ? name : boardName(each, view, areNamesHidden, teamWords.value.short(team));
      const isSpotlit = view.controls.spotlight?.board === board;
      return [board, { board, team, students, facts, name, shortName, progress, mark, reasons, note: null, isSpotlit }];
    }),
  );
}

/** A tile out of view receives no patches: the attention message's figures replace its own. */
function factsOf(tileFacts: TileFacts, isVisible: boolean, boardAttention: BoardAttention | undefined): TileFacts {
  if (boardAttention === undefined || (isVisible && tileFacts.isLoaded)) return tileFacts;
  const { done, all, solved } = boardAttention;
  return { ...tileFacts, isLoaded: true, done, all, isSolved: solved };
}

/** The students of a board on one line. @param own the team's name, if a team plays */
export function boardName(
  { board, team, members }: Pick<BoardView, 'board' | 'team' | 'members'>,
  { activity }: Pick<ClassroomView, 'activity'>,
  areNamesHidden: boolean,
  own = team === null ? null : teamName(team),
): string {
  const say = teacherWords.value;
  if (areNamesHidden) return own ?? say.boardNumber(board);
  const names = members.filter(({ member }) => member !== 0).map(({ name }) => name);
  if (own !== null) return [own, names.join(', ')].filter((part) => part !== '').join(': ');
  if (names.length > 0) return names.join(', ');
  return activity?.mode === 'together' ? say.everybody : say.boardNumber(board);
}
