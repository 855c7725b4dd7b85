/** Being in a class: its connection as signals that pages draw from, alive as long as the page that asks for it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { ClassLink, type ConnectionState } from '#client/net/class-link.ts';
import type { BoardNumber, ClassroomId, Page } from '#shared/ids.ts';
import type { ErrorCode, Failure } from '#shared/protocol/errors.ts';
import type { ClassroomView } from '#shared/protocol/socket-events.ts';
import type { WaitingView } from '#shared/protocol/teacher/admission-messages.ts';
import type { BoardAttention } from '#shared/protocol/teacher/attention-messages.ts';
import { syncServerClock } from './server-clock.ts';

export interface ClassConnection {
  readonly link: ClassLink;
  readonly page: Page;
  /** Null until the server has told of the class. */
  readonly view: ReadonlySignal<ClassroomView | null>;
  /** The teacher is asked whether this page may come in; null once it is in. */
  readonly waiting: ReadonlySignal<WaitingView | null>;
  readonly status: ReadonlySignal<{ readonly state: ConnectionState; readonly why: ErrorCode | null }>;
  /** How many teachers look at a board now; boards that nobody looks at may be missing. */
  readonly watchers: ReadonlySignal<ReadonlyMap<BoardNumber, number>>;
  /** What was refused last, outside of any move. */
  readonly refusal: ReadonlySignal<Failure | null>;
  /** Something else was refused: it is told in the same place. */
  readonly report: (failure: Failure) => void;
  /** Teachers: what asks for a look at each board that is open. */
  readonly attention: ReadonlySignal<ReadonlyMap<BoardNumber, BoardAttention>>;
  /** Hears the wall's frames until what it answers is called. */
  readonly onWall: (listener: (bytes: Uint8Array) => void) => () => void;
}

/** A random u32 other than 0: this page load, as the boards' logs know it. */
function randomPage(): Page {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;
}

const page = randomPage();

function connect(classroom: ClassroomId): ClassConnection {
  const view = signal<ClassroomView | null>(null);
  const waiting = signal<WaitingView | null>(null);
  const status = signal<{ readonly state: ConnectionState; readonly why: ErrorCode | null }>({
    state: 'connecting',
    why: null,
  });
  const watchers = signal<ReadonlyMap<BoardNumber, number>>(new Map());
  const refusal = signal<Failure | null>(null);
  const attention = signal<ReadonlyMap<BoardNumber, BoardAttention>>(new Map());
  const wallListeners = new Set<(bytes: Uint8Array) => void>();
  const link = new ClassLink({
    classroom,
    page,
    origin: '',
    onState: (state, why) => {
      status.value = { state, why };
    },
    onWaiting: (next) => {
      waiting.value = next;
    },
    onClassroom: (next) => {
      syncServerClock(next.controls.now);
      waiting.value = null;
      view.value = next;
    },
    onWatched: (board, teachers) => {
      watchers.value = new Map(watchers.value).set(board, teachers);
    },
    onRefused: (failure) => report(failure),
    onAttention: (boards) => {
      attention.value = new Map([...attention.value, ...boards.map((each) => [each.board, each] as const)]);
    },
    onWall: (bytes) => {
      for (const listener of wallListeners) listener(bytes);
    },
  });
  const onWall = (listener: (bytes: Uint8Array) => void) => {
    wallListeners.add(listener);
    return () => wallListeners.delete(listener);
  };
  const report = (failure: Failure) => {
    refusal.value = failure;
  };
  return { link, page, view, waiting, status, watchers, refusal, report, attention, onWall };
}

export function useClassConnection(classroom: ClassroomId): ClassConnection {
  const connection = useMemo(() => connect(classroom), [classroom]);
  useEffect(() => () => connection.link.close(), [connection]);
  return connection;
}
