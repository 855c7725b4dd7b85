/** The connection to one class. It reconnects and re-enters the page's boards by itself, and reports its state. */
import type { Socket } from 'socket.io-client';
import { LOSS_SHOWN_MS } from '#client/base/limits.ts';
import type { BoardNumber, ClassroomId, Page, PersonId, PieceId } from '#shared/ids.ts';
import { KEEP_ALIVE_MS } from '#shared/limits.ts';
import type { Answer, NextPuzzle, NoResult, OperationResult } from '#shared/protocol/answer.ts';
import type { ErrorCode, Failure } from '#shared/protocol/errors.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { CLASS_PARAMETER, NAMESPACE, PROTOCOL_VERSION } from '#shared/protocol/paths.ts';
import type { BoardClientEvents, BoardServerEvents, ControlEvents, MomentEvents } from '#shared/protocol/protocol.ts';
import { isRetryable } from '#shared/protocol/retry-policy.ts';
import type { WaitingView } from '#shared/protocol/views/admission-view.ts';
import type { BoardAttention } from '#shared/protocol/views/attention-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { ByteReader } from '#shared/wire/bytes.ts';
import { FRAME, frameTypeOf } from '#shared/wire/frames/frame-header.ts';
import { BoardSessions } from './board-sessions.ts';
import type { BoardTransport, FrameSink } from './board-transport.ts';
import { connectErrorCode } from './connect-error.ts';
import { cuttableAnswer, cutterGate, type EarlierBoards } from './cutter-gate.ts';
import { isAnswerTo, RENEWALS_MAX } from './outbox/answered-operation.ts';
import { OperationIds } from './outbox/operation-ids.ts';
import { hurryAtFirst, Reconnector } from './reconnector.ts';
import { CLASS_RECONNECTION, RetryTimers } from './retry.ts';
import { requestOverSocket } from './socket-request.ts';
import { type LiveSocketOptions, openLiveSocket } from './transport/live-socket.ts';

/** `live`, or why the page is not connected. */
export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'replaced' | 'elsewhere' | 'closed' | 'refused';

export interface ClassLinkOptions {
  readonly classroom: ClassroomId;
  readonly page: Page;
  /** The server's origin; '' for this page's own. */
  readonly origin: string;
  /** For programs without a browser: their cookie. */
  readonly socketOptions?: LiveSocketOptions;
  readonly onState: (state: ConnectionState, why: ErrorCode | null) => void;
  readonly onClassroom: (view: ClassroomView) => void;
  readonly onWatched: (board: BoardNumber, teachers: number) => void;
  readonly onRefused: (failure: Failure) => void;
  /** The page waits for approval. `onClassroom` follows once it is admitted. */
  readonly onWaiting?: (view: WaitingView) => void;
  /** The build of the pages that the class's server has. */
  readonly onBuild?: (stamp: string) => void;
  /** A frame of the wall. */
  readonly onWall?: (bytes: Uint8Array) => void;
  /** The attention state of the boards for which it has changed. */
  readonly onAttention?: (boards: readonly BoardAttention[]) => void;
}

/** A disconnect in these states is final. A refused connection may still be retried: see `connect_error`. */
const FINAL_STATES: ReadonlySet<ConnectionState> = new Set<ConnectionState>([
  'replaced',
  'elsewhere',
  'closed',
  'refused',
]);

type TeacherEvents = ControlEvents & MomentEvents;
type ClassSocket = Socket<BoardServerEvents, BoardClientEvents>;

export class ClassLink {
  readonly #options: ClassLinkOptions;
  readonly #socket: ClassSocket;
  readonly #sessions: BoardSessions;
  readonly #namespaces: Socket[] = [];
  readonly #keepAliveTimer: ReturnType<typeof setInterval>;
  readonly #retry = new RetryTimers();
  readonly #resetIds = new OperationIds();
  #state: ConnectionState = 'connecting';
  /** Since when there is no connection, monotonic ms; null while there is one. */
  #lostSince: number | null = performance.now();
  /** The server has shown the class, or the waiting room. */
  #isKnown = false;
  /** Whose page this is, once the server has said so. */
  #person: PersonId | null = null;

  constructor(options: ClassLinkOptions) {
    this.#options = options;
    const socketOptions: LiveSocketOptions = {
      parser: { Encoder, Decoder },
      query: { [CLASS_PARAMETER]: options.classroom },
      auth: { page: options.page, version: PROTOCOL_VERSION },
      ...CLASS_RECONNECTION,
      // One manager per link: the URL carries the class.
      forceNew: true,
      ...options.socketOptions,
    };
    this.#socket = openLiveSocket(NAMESPACE.board, socketOptions, options.origin);
    const onRefused = (failed: Failure) => options.onRefused(failed);
    this.#sessions = new BoardSessions({ socket: this.#socket, page: options.page, retry: this.#retry, onRefused });
    this.#listen();
    this.#keepAliveTimer = setInterval(() => this.#sessions.keepAlive(), KEEP_ALIVE_MS);
  }

  /** Another namespace on the same connection. */
  openNamespace<Events extends object>(namespace: string): Socket<Events, Record<never, never>> {
    const socket = this.#socket.io.socket(namespace, { auth: this.#socket.auth });
    this.#namespaces.push(socket as unknown as Socket);
    return socket;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Whether there is no connection for so long that a person is told. One that comes back sooner is nobody's trouble. */
  get isLost(): boolean {
    return this.#lostSince !== null && performance.now() - this.#lostSince >= LOSS_SHOWN_MS;
  }

  /** The transport of one board. */
  transport(board: BoardNumber): BoardTransport {
    return this.#sessions.transport(board);
  }

  /** Enters a board, and again after every reconnect. */
  enter(mirror: FrameSink): void {
    this.#sessions.enter(mirror);
  }

  /** Whether the page is at a board, or still sends moves of it. */
  isAt(board: BoardNumber): boolean {
    return this.#sessions.isAt(board);
  }

  /** Leaves a board once all moves of this page are saved; until then they are still sent. */
  leave(board: BoardNumber): void {
    this.#sessions.leave(board);
  }

  /** Sends a teacher's control of the class: see ControlEvents and MomentEvents. */
  async control<EventName extends keyof TeacherEvents>(
    event: EventName,
    message: Parameters<TeacherEvents[EventName]>[0],
  ): Promise<Answer<NoResult>> {
    return this.#press<NoResult>((ack) =>
      this.#socket.emit(event, ...([message, ack] as unknown as Parameters<BoardClientEvents[EventName]>)),
    );
  }

  /** Moves a student from a solved board to one with more pieces. */
  async nextPuzzle(board: BoardNumber): Promise<Answer<NextPuzzle>> {
    return this.#request((ack) => this.#socket.emit('nextPuzzle', { board }, ack));
  }

  /** Earlier activities, and boards that were left. */
  async earlierBoards(): Promise<Answer<EarlierBoards>> {
    const answer = await this.#request<EarlierBoards>((ack) => this.#socket.emit('earlier', {}, ack));
    return cuttableAnswer(answer);
  }

  /** Shows where a piece goes, on boards of one cut; answers with the number of boards. */
  async showPiece(boards: readonly BoardNumber[], piece: PieceId): Promise<Answer<{ readonly boardCount: number }>> {
    return this.#press((ack) => this.#socket.emit('showPiece', { boards: [...boards], piece }, ack));
  }

  /** Raises or lowers the student's own hand. */
  async setHandRaised(isRaised: boolean): Promise<Answer<NoResult>> {
    return this.#press((ack) => this.#socket.emit('raiseHand', { up: isRaised }, ack));
  }

  /** Pauses or resumes one board, or the class with board 0. */
  async setPaused(board: BoardNumber, paused: boolean): Promise<Answer<NoResult>> {
    return this.#press((ack) => this.#socket.emit('pause', { board, paused }, ack));
  }

  async resetBoard(board: BoardNumber): Promise<Answer<{ readonly seq: number }>> {
    for (let renewals = 0; ; renewals += 1) {
      const id = this.#sessions.messageId(this.#resetIds.next());
      const answer = await this.#press<OperationResult>((ack) => this.#socket.emit('reset', { board, ...id }, ack));
      if (!answer.ok || renewals >= RENEWALS_MAX || isAnswerTo({ kind: 'reset' }, answer, false)) return answer;
      this.#resetIds.restart();
    }
  }

  /** Subscribes to the boards whose tiles are in view. */
  async watchBoards(boards: readonly BoardNumber[]): Promise<Answer<NoResult>> {
    return this.#request((ack) => this.#socket.emit('wall', { boards: [...boards] }, ack));
  }

  close(): void {
    clearInterval(this.#keepAliveTimer);
    this.#retry.cancelAll();
    this.#sessions.close();
    this.#socket.disconnect();
  }

  /** Emits an event and waits for its answer; without a connection the answer is a failure. */
  async request<Result>(
    emit: (socket: ClassSocket, ack: (answer: Answer<Result>) => void) => void,
  ): Promise<Answer<Result>> {
    return this.#request((ack) => emit(this.#socket, ack));
  }

  #request<Result>(emit: (ack: (answer: Answer<Result>) => void) => void): Promise<Answer<Result>> {
    return requestOverSocket(this.#socket, emit);
  }

  /** A request of a button: the page says why nothing happened. */
  async #press<Result>(emit: (ack: (answer: Answer<Result>) => void) => void): Promise<Answer<Result>> {
    const answer = await this.#request(emit);
    if (!answer.ok) this.#options.onRefused(answer);
    return answer;
  }

  #listen(): void {
    const socket = this.#socket;
    const reconnector = new Reconnector(this.#retry, () => socket.connect());
    hurryAtFirst(socket);
    socket.on('connect', () => {
      reconnector.onConnected();
      this.#setState('live', null);
      this.#sessions.onConnected();
    });
    socket.on('disconnect', (reason) => {
      this.#sessions.onDisconnected();
      if (FINAL_STATES.has(this.#state)) return;
      this.#setState('reconnecting', null);
      reconnector.onDisconnected(reason);
    });
    socket.on('connect_error', (error) => {
      const why = connectErrorCode(error);
      if (why === null) {
        if (this.#state !== 'connecting') this.#setState('reconnecting', null);
        return;
      }
      const isPassing = isRetryable(why);
      // A class that is known stays in sight: it is somewhere else in a moment.
      if (isPassing && this.#isKnown) this.#setState('reconnecting', null);
      else if (why !== 'moved' || this.isLost) this.#setState('refused', why);
      if (!isPassing) return;
      this.#leaveServer();
      reconnector.onRefused(why);
    });
    socket.on('waiting', (view) => {
      this.#isKnown = true;
      this.#options.onWaiting?.(view);
    });
    socket.on('sentOff', ({ why }) => this.#disconnectFor('refused', why));
    const passOn = cutterGate<ClassroomView>(this.#retry, (view) => this.#options.onClassroom(view));
    socket.on('classroom', (view) => {
      this.#isKnown = true;
      this.#belongTo(view.you.id);
      passOn(view);
    });
    socket.on('attention', (boards) => this.#options.onAttention?.(boards));
    socket.on('watched', ({ board, teachers }) => this.#options.onWatched(board, teachers));
    socket.on('refused', (failed) => {
      // Of a drag that its hold's end or a move of the class has overtaken there is nothing to say: the hand asks again, or lets go.
      if (failed.code === 'not-held' || failed.code === 'moved') this.#sessions.reclaimHolds();
      else this.#options.onRefused(failed);
    });
    socket.on('replaced', ({ by }) => this.#disconnectFor(by === 'tab' ? 'replaced' : 'elsewhere'));
    socket.on('closed', () => this.#disconnectFor('closed'));
    socket.on('build', ({ stamp }) => this.#options.onBuild?.(stamp));
    socket.on('drain', ({ after }) => {
      // The chat goes with the board: a connection that it kept would lead back to the server that stops.
      const namespaces = this.#namespaces.filter(({ active }) => active);
      for (const each of [socket, ...namespaces]) each.disconnect();
      this.#setState('reconnecting', null);
      this.#retry.schedule(after, () => {
        // Whoever has closed one meanwhile listens to it no more.
        for (const each of [socket, ...namespaces]) if (each.hasListeners('connect')) each.connect();
      });
    });
    socket.on('frame', (bytes) => this.#onFrame(bytes));
  }

  /** The next attempt is made over a new connection, which a balancer may bring elsewhere; the chat comes along. */
  #leaveServer(): void {
    if (this.#namespaces.some(({ active }) => active)) this.#socket.io.engine.close();
  }

  /** From now on the page connects only as this person: its unsent operations are theirs. */
  #belongTo(person: PersonId): void {
    if (this.#person === person) return;
    this.#person = person;
    const auth = { page: this.#options.page, version: PROTOCOL_VERSION, person };
    this.#socket.auth = auth;
    for (const namespace of this.#namespaces) namespace.auth = auth;
  }

  #onFrame(bytes: Uint8Array): void {
    const type = frameTypeOf(bytes);
    if (type === FRAME.wall) {
      this.#options.onWall?.(bytes);
      return;
    }
    const reader = new ByteReader(bytes);
    reader.u8();
    this.#sessions.onFrame(reader.varint(), bytes);
  }

  #disconnectFor(state: 'replaced' | 'elsewhere' | 'closed' | 'refused', why: ErrorCode | null = null): void {
    this.#setState(state, why);
    this.#socket.disconnect();
  }

  #setState(state: ConnectionState, why: ErrorCode | null): void {
    this.#state = state;
    this.#lostSince = state === 'live' ? null : (this.#lostSince ?? performance.now());
    this.#options.onState(state, why);
  }
}
