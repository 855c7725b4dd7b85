/** A student's or teacher's connection to a class, as signals that the page's components draw from. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { hearBuild } from '#client/app/boot/reload-for-build.ts';
import { ClassLink, type ConnectionState } from '#client/net/class-link.ts';
import { BROWSER_STORAGE, forgetStored } from '#client/net/outbox/stored-outbox.ts';
import { expectServerClock, syncServerClock } from '#client/net/server-clock.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { ErrorCode, Failure } from '#shared/protocol/errors.ts';
import type { WaitingView } from '#shared/protocol/views/admission-view.ts';
import type { BoardAttention } from '#shared/protocol/views/attention-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { LiveConnection } from './live-connection.ts';

const REMOVED: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['removed', 'removed-for-good', 'erased', 'device-ended']);

export class ClassConnection extends LiveConnection<ClassroomView> {
  readonly link: ClassLink;
  readonly #waiting = signal<WaitingView | null>(null);
  readonly #watchers = signal<ReadonlyMap<BoardNumber, number>>(new Map());
  readonly #refusal = signal<Failure | null>(null);
  readonly #attention = signal<ReadonlyMap<BoardNumber, BoardAttention>>(new Map());
  /** The seat that waits for a teacher's approval; null once the page is in the class. */
  readonly waiting: ReadonlySignal<WaitingView | null> = this.#waiting;
  /** The number of teachers who watch each board; a board that nobody watches may be missing. */
  readonly watchers: ReadonlySignal<ReadonlyMap<BoardNumber, number>> = this.#watchers;
  /** The latest refusal that belongs to no move. */
  readonly refusal: ReadonlySignal<Failure | null> = this.#refusal;
  /** For teachers: what needs attention on each open board. */
  readonly attention: ReadonlySignal<ReadonlyMap<BoardNumber, BoardAttention>> = this.#attention;

  constructor(classroom: ClassroomId) {
    super();
    this.link = new ClassLink({
      classroom,
      page: this.page,
      origin: '',
      onState: (state, why) => {
        if (state !== 'live') expectServerClock();
        this.#forgetStored(classroom, state, why);
        this.setStatus(state, why);
      },
      onWaiting: (view) => {
        this.#waiting.value = view;
      },
      onClassroom: (view) => {
        syncServerClock(view.controls.now);
        this.#waiting.value = null;
        this.setView(view);
      },
      onWatched: (board, teachers) => {
        this.#watchers.value = new Map(this.#watchers.value).set(board, teachers);
      },
      onRefused: (failure) => this.report(failure),
      onAttention: (boards) => {
        this.#attention.value = new Map([
          ...this.#attention.value,
          ...boards.map((each) => [each.board, each] as const),
        ]);
      },
      onBuild: hearBuild,
      onWall: (bytes) => this.dispatchWall(bytes),
    });
  }

  /** What was not sent of a person who was removed, or in a class that is deleted, is not sent any more. */
  #forgetStored(classroom: ClassroomId, state: ConnectionState, why: ErrorCode | null): void {
    const person = this.view.peek()?.you.id;
    if (state === 'closed') forgetStored({ classroom, storage: BROWSER_STORAGE });
    else if (why !== null && REMOVED.has(why) && person !== undefined)
      forgetStored({ classroom, person, storage: BROWSER_STORAGE });
  }

  /** Shows another refusal where those of the link are shown. */
  report(failure: Failure): void {
    this.#refusal.value = failure;
  }
}
