/** What the wall knows of each board, from the class, the boards' own state and what asks for a look, in one place. */
import { tellsStuck } from '../../shared/attention/rules.ts';
import type { BoardNumber } from '../../shared/ids.ts';
import type { BoardAttention } from '../../shared/protocol/attention.ts';
import type { BoardView, ClassroomView, MemberView } from '../../shared/protocol/events.ts';
import { teacherWords } from '../i18n/words/teacher.ts';
import { teamName, teamWords } from '../i18n/words/teams.ts';
import { type Mark, markOf, needsHelp } from './arrange/mark.ts';
import type { Entry } from './arrange/order.ts';
import { handReason, reasonOf } from './arrange/reasons.ts';
import type { LiveWall, TileFacts } from './live.ts';

export interface WallEntry extends Entry {
  /** Which team plays here; null where no teams do. */
  readonly team: number | null;
  /** Its name where there is little room: of a team the number, whose colour stands beside it. */
  readonly shortName: string;
  readonly students: readonly MemberView[];
  readonly facts: TileFacts;
  readonly mark: Mark;
  /** Why a mark is shown, and since when, in words. */
  readonly reasons: readonly string[];
}

/** What asks for a look, beside the board itself. */
export interface Asking {
  /** Boards at which somebody has a hand up, and since when the first one has: ms since 1970. */
  readonly hands: ReadonlyMap<BoardNumber, number>;
  /** Boards that are open, as the rules of attention have them. */
  readonly attention: ReadonlyMap<BoardNumber, BoardAttention>;
}

/** Reads signals: whoever draws from it is drawn anew when a board's figures change. */
export function entriesOf(
  view: ClassroomView,
  live: LiveWall,
  { hands, attention }: Asking,
  areNamesHidden: boolean,
): ReadonlyMap<BoardNumber, WallEntry> {
  return new Map(
    view.boards.map((each) => {
      const { board } = each;
      const attended = attention.get(board);
      const fired = attended?.fired ?? [];
      const facts = factsOf(live.facts(board).value, live.isSeen(board), attended);
      const students = each.members.filter(({ member }) => member !== 0);
      const mark = markOf({
        hasHand: hands.has(board),
        isStuck: fired.some(({ rule }) => tellsStuck(rule)),
        isIdle: fired.some(({ rule }) => !tellsStuck(rule)),
        isAway: students.every(({ here }) => !here),
        isFinished: facts.isSolved,
      });
      const progress = facts.isTold && facts.all > 0 ? facts.done / facts.all : null;
      const name = nameOf(each, view, areNamesHidden);
      const handSince = hands.get(board);
      const asked = handSince === undefined ? [] : [handReason(handSince)];
      // Who is away or done is told so, and no more.
      const reasons = needsHelp(mark) ? [...asked, ...fired.map(reasonOf)] : [];
      const { team } = each;
      const shortName = team === null ? name : nameOf(each, view, areNamesHidden, teamWords.value.short(team));
      return [board, { board, team, students, facts, name, shortName, progress, mark, reasons }];
    }),
  );
}

/** A tile out of sight is not fed: what is told beside it counts then. */
function factsOf(told: TileFacts, isSeen: boolean, attended: BoardAttention | undefined): TileFacts {
  if (attended === undefined || (isSeen && told.isTold)) return told;
  const { done, all, solved } = attended;
  return { ...told, isTold: true, done, all, isSolved: solved };
}

/** Who plays at a board, on one line. @param own the team's name, where one plays */
export function nameOf(
  { board, team, members }: BoardView,
  { activity }: ClassroomView,
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
