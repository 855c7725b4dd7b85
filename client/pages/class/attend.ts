/** Being in a class: its connection as signals that pages draw from, alive as long as the page that asks for it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { BoardNumber, ClassroomId, Page } from '../../../shared/ids.ts';
import type { BoardAttention } from '../../../shared/protocol/attention.ts';
import type { WaitingView } from '../../../shared/protocol/door.ts';
import type { ErrorCode, Failure } from '../../../shared/protocol/errors.ts';
import type { ClassroomView } from '../../../shared/protocol/events.ts';
import { heardClock } from '../../led/clock.ts';
import { ClassLink, type LinkState } from '../../net/link.ts';

export interface Attendance {
  readonly link: ClassLink;
  readonly page: Page;
  /** Null until the server has told of the class. */
  readonly view: ReadonlySignal<ClassroomView | null>;
  /** The teacher is asked whether this page may come in; null once it is in. */
  readonly waiting: ReadonlySignal<WaitingView | null>;
  readonly standing: ReadonlySignal<{ readonly state: LinkState; readonly why: ErrorCode | null }>;
  /** How many teachers look at a board now; boards that nobody looks at may be missing. */
  readonly watched: ReadonlySignal<ReadonlyMap<BoardNumber, number>>;
  /** What was refused last, outside of any move. */
  readonly refused: ReadonlySignal<Failure | null>;
  /** Something else was refused: it is told in the same place. */
  readonly tell: (failure: Failure) => void;
  /** Teachers: what asks for a look at each board that is open. */
  readonly attention: ReadonlySignal<ReadonlyMap<BoardNumber, BoardAttention>>;
  /** Hears the wall's frames until what it answers is called. */
  readonly onWall: (hear: (bytes: Uint8Array) => void) => () => void;
}

/** A random u32 other than 0: this page load, as the boards' logs know it. */
function freshPage(): Page {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;
}

const page = freshPage();

function attend(classroom: ClassroomId): Attendance {
  const view = signal<ClassroomView | null>(null);
  const waiting = signal<WaitingView | null>(null);
  const standing = signal<{ readonly state: LinkState; readonly why: ErrorCode | null }>({
    state: 'connecting',
    why: null,
  });
  const watched = signal<ReadonlyMap<BoardNumber, number>>(new Map());
  const refused = signal<Failure | null>(null);
  const attention = signal<ReadonlyMap<BoardNumber, BoardAttention>>(new Map());
  const walls = new Set<(bytes: Uint8Array) => void>();
  const link = new ClassLink({
    classroom,
    page,
    origin: '',
    onState: (state, why) => {
      standing.value = { state, why };
    },
    onWaiting: (next) => {
      waiting.value = next;
    },
    onClassroom: (next) => {
      heardClock(next.led.now);
      waiting.value = null;
      view.value = next;
    },
    onWatched: (board, teachers) => {
      watched.value = new Map(watched.value).set(board, teachers);
    },
    onRefused: (failure) => tell(failure),
    onAttention: (boards) => {
      attention.value = new Map([...attention.value, ...boards.map((each) => [each.board, each] as const)]);
    },
    onWall: (bytes) => {
      for (const hear of walls) hear(bytes);
    },
  });
  const onWall = (hear: (bytes: Uint8Array) => void) => {
    walls.add(hear);
    return () => walls.delete(hear);
  };
  const tell = (failure: Failure) => {
    refused.value = failure;
  };
  return { link, page, view, waiting, standing, watched, refused, tell, attention, onWall };
}

export function useAttendance(classroom: ClassroomId): Attendance {
  const attendance = useMemo(() => attend(classroom), [classroom]);
  useEffect(() => () => attendance.link.close(), [attendance]);
  return attendance;
}
