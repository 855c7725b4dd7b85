/** The board that a class's page shows, in play as long as it is the same board of the same activity; and a word on what was refused. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Member } from '../../../shared/ids.ts';
import type { Failure } from '../../../shared/protocol/errors.ts';
import type { BoardView, ClassroomView } from '../../../shared/protocol/events.ts';
import type { Who } from '../../board/overlay.ts';
import { boardWords } from '../../i18n/words/board.ts';
import { sentences } from '../../i18n/words/errors.ts';
import { type Play, startPlay } from '../../play/play.ts';
import { teacherLook } from '../../play/watch/teacher-look.ts';
import type { Attendance } from './attend.ts';

/** A notice stands so long. Milliseconds. */
const NOTICE_MS = 4_000;

export interface PlayHere {
  /** Null while there is no board to play at. */
  readonly play: Play | null;
  readonly notice: ReadonlySignal<string | null>;
}

export function usePlay(attendance: Attendance, view: ClassroomView, board: BoardView | undefined): PlayHere {
  const notice = useMemo(() => signal<string | null>(null), []);
  const latest = useMemo(() => ({ view, board }), []);
  latest.view = view;
  latest.board = board;
  const key = board === undefined || view.activity === null ? null : `${view.activity.id} ${board.board}`;
  const whoIs = (member: Member) => whoOf(latest.board, member);
  const tell = (failure: Failure | null) => {
    // That a board is paused is said by what lies over it.
    if (failure === null || failure.code === 'paused') return;
    notice.value = sentenceOf(failure, whoIs);
  };
  const play = useMemo(() => {
    if (key === null || board === undefined) return null;
    return startPlay({
      link: attendance.link,
      page: attendance.page,
      view,
      board,
      whoIs,
      hasCompany: () => hasCompany(attendance, latest.view, latest.board),
      onRefused: tell,
      onTell: (sentence) => {
        notice.value = sentence;
      },
    });
    // The same board of the same activity stays in play while other facts of the class change.
  }, [attendance, key]);
  // Somebody may hold a piece before the class has told who that is.
  const looks = board?.members.map(({ member, name, hue, shape }) => `${member} ${name} ${hue} ${shape}`).join();
  useEffect(() => play?.inside.stage()?.invalidate(), [play, looks]);
  useEffect(() => attendance.refused.subscribe(tell), [attendance]);
  const shown = notice.value;
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => {
      notice.value = null;
    }, NOTICE_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return { play, notice };
}

function whoOf(board: BoardView | undefined, member: Member): Who | null {
  if (member === 0) return teacherLook();
  return board?.members.find((each) => each.member === member) ?? null;
}

/** Somebody else who looks at this board now: a teacher, or another student of it. */
function hasCompany({ watched }: Attendance, { you }: ClassroomView, board: BoardView | undefined): boolean {
  if (board === undefined) return false;
  const own = you.role === 'student' ? you.member : 0;
  if (board.members.some(({ member, here }) => here && member !== own)) return true;
  return you.role === 'student' && (watched.peek().get(board.board) ?? 0) > 0;
}

function sentenceOf(failure: Failure, whoIs: (member: Member) => Who | null): string {
  const say = boardWords.peek();
  const { code, member } = failure;
  if (member === 0 && code === 'held') return say.teacherIsMoving;
  const who = member === undefined ? null : whoIs(member);
  if (who !== null && code === 'held') return say.isMoving(who.name);
  if (who !== null && code === 'touched') return say.hasMoved(who.name);
  return sentences.peek()[code];
}
