/**
 * A page's stay in one class: the connection, what the class is now, and the board that the page is at, as signals that
 * the pages draw from. A student goes to the own board by itself; a teacher chooses.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type Rules, rulesOf } from '../../shared/board/rules.ts';
import type { BoardNumber, ClassroomId, Page, PieceId } from '../../shared/ids.ts';
import type { ErrorCode, Failure } from '../../shared/protocol/errors.ts';
import type { ActivityView, BoardView, ClassroomView } from '../../shared/protocol/events.ts';
import { cutJigsaw } from '../../shared/puzzle/jigsaw.ts';
import { Mirror } from '../board/mirror/mirror.ts';
import { ASK_AGAIN_MS, SAVED_LOOK_MS } from '../limits.ts';
import { ClassLink, type LinkState } from '../net/link.ts';
import { wantsStillness } from '../ui/motion.ts';
import { type Saved, savedState } from './saved.ts';

/** A move of this page was refused: why, and which piece it was (null: no single one). */
export interface Refused {
  readonly failure: Failure;
  readonly piece: PieceId | null;
  /** Counts up, so that the same refusal twice is two. */
  readonly count: number;
}

/** The board that the page is at. */
export interface AtBoard {
  readonly mirror: Mirror;
  readonly activity: ActivityView;
  readonly board: BoardNumber;
}

export interface Session {
  readonly state: ReadonlySignal<LinkState>;
  /** Why the door is shut, when it is. */
  readonly why: ReadonlySignal<ErrorCode | null>;
  readonly classroom: ReadonlySignal<ClassroomView | null>;
  readonly at: ReadonlySignal<AtBoard | null>;
  /** Teachers who look at this board now. */
  readonly watched: ReadonlySignal<number>;
  readonly refused: ReadonlySignal<Refused | null>;
  readonly saved: ReadonlySignal<Saved>;
  /** Told whenever the board is to be drawn anew. */
  onDraw: () => void;
  readonly link: ClassLink;
  /** Goes to a board; the one before is left. Null: to none. */
  goTo(board: BoardNumber | null): void;
  close(): void;
}

export function startSession(classroom: ClassroomId): Session {
  const state = signal<LinkState>('connecting');
  const why = signal<ErrorCode | null>(null);
  const view = signal<ClassroomView | null>(null);
  const at = signal<AtBoard | null>(null);
  const watched = signal(0);
  const refused = signal<Refused | null>(null);
  const saved = signal<Saved>('saved');
  const page = newPage();
  const rules = new Map<string, Rules>();
  let refusals = 0;

  const refuse = (failure: Failure, piece: PieceId | null) => {
    refusals += 1;
    refused.value = { failure, piece, count: refusals };
  };
  const link = new ClassLink({
    classroom,
    page,
    origin: '',
    onState: (next, code) => {
      state.value = next;
      why.value = code;
      look();
    },
    onClassroom: (next) => {
      view.value = next;
      if (next.you.role === 'student') session.goTo(next.you.board);
      else if (at.value !== null && !next.boards.some(({ board }) => board === at.value?.board)) session.goTo(null);
    },
    onWatched: (board, teachers) => {
      if (board === at.value?.board) watched.value = teachers;
    },
    onRefused: (failure) => refuse(failure, null),
  });

  function look(): void {
    saved.value = savedState(link.state, at.value?.mirror.unsavedSince ?? null, performance.now());
  }
  const looking = setInterval(look, SAVED_LOOK_MS);
  const asking = setInterval(() => at.value?.mirror.askAgain(), ASK_AGAIN_MS);

  const session: Session = {
    state,
    why,
    classroom: view,
    at,
    watched,
    refused,
    saved,
    onDraw: () => undefined,
    link,
    goTo(number) {
      if (at.value?.board === number) return;
      if (at.value !== null) {
        at.value.mirror.close();
        link.leave(at.value.board);
        at.value = null;
        watched.value = 0;
      }
      const { activity, boards, you } = view.value ?? { activity: null, boards: [], you: null };
      const board = boards.find((each) => each.board === number);
      if (activity === null || board === undefined || you === null) return;
      const mirror: Mirror = new Mirror({
        number: board.board,
        rules: rulesFor(rules, activity, board),
        actor: { member: you.role === 'teacher' ? 0 : you.member, page, teacher: you.role === 'teacher' },
        way: link.way(board.board),
        now: () => performance.now(),
        still: wantsStillness,
        onRefused: refuse,
        onChange: () => {
          look();
          session.onDraw();
        },
      });
      at.value = { mirror, activity, board: board.board };
      link.enter(mirror);
    },
    close() {
      clearInterval(looking);
      clearInterval(asking);
      at.value?.mirror.close();
      link.close();
    },
  };
  return session;
}

/** Cut once a class and cut, however often its boards are looked at. */
function rulesFor(known: Map<string, Rules>, activity: ActivityView, board: BoardView): Rules {
  const key = `${activity.id} ${board.cut}`;
  const spec = activity.cuts[board.cut];
  if (spec === undefined) throw new Error(`board ${board.board} has no cut`);
  const rules = known.get(key) ?? rulesOf(cutJigsaw(spec), activity.ease, activity.turns);
  known.set(key, rules);
  return rules;
}

function newPage(): Page {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;
}
