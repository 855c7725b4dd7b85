/**
 * The connection to one class: it comes back by itself, enters again what the page was at, and says the truth about
 * itself.
 */
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { BoardTransport } from '#client/board/mirror/board-transport.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import type { BoardNumber, ClassroomId, Page, PieceId } from '#shared/ids.ts';
import { KEEP_ALIVE_MS } from '#shared/limits.ts';
import type { Answer, NextPuzzle, NoResult } from '#shared/protocol/answer.ts';
import type { ErrorCode, Failure } from '#shared/protocol/errors.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { CLASS_PARAMETER, NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '#shared/protocol/paths.ts';
import type { BoardClientEvents, BoardServerEvents, ControlEvents } from '#shared/protocol/protocol.ts';
import type { EarlierActivity } from '#shared/protocol/views/activity-view.ts';
import type { WaitingView } from '#shared/protocol/views/admission-view.ts';
import type { BoardAttention } from '#shared/protocol/views/attention-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { ByteReader } from '#shared/wire/bytes.ts';
import { FRAME, frameTypeOf } from '#shared/wire/frame-header.ts';
import { BoardSessions } from './board-sessions.ts';
import { CLASS_RECONNECTION, RETRY_MS, RetryTimers } from './retry.ts';
import { connectErrorCode, requestOverSocket } from './socket-request.ts';

/** Why there is no way to the server, or `live` when there is one. */
export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'replaced' | 'elsewhere' | 'closed' | 'refused';

export interface ClassLinkOptions {
  readonly classroom: ClassroomId;
  readonly page: Page;
  /** Where the server is; '' for where this page came from. */
  readonly origin: string;
  /** For programs that are no browser: their cookie. */
  readonly socketOptions?: Partial<ManagerOptions & SocketOptions>;
  readonly onState: (state: ConnectionState, why: ErrorCode | null) => void;
  readonly onClassroom: (view: ClassroomView) => void;
  readonly onWatched: (board: BoardNumber, teachers: number) => void;
  readonly onRefused: (failure: Failure) => void;
  /** The teacher is asked whether this page may come in. It is in when it is told of the class. */
  readonly onWaiting?: (view: WaitingView) => void;
  /** A frame of the wall. */
  readonly onWall?: (bytes: Uint8Array) => void;
  /** What asks for a look, of boards of which that has changed. */
  readonly onAttention?: (boards: readonly BoardAttention[]) => void;
}

/** Why a class's door may stay shut for a while, and not for good. */
const TRANSIENT_CODES: ReadonlySet<ErrorCode> = new Set(['internal', 'too-fast', 'unsaved', 'moved', 'stopping']);

/** The page has let go for good. */
const FINAL_STATES: ReadonlySet<ConnectionState> = new Set<ConnectionState>([
  'replaced',
  'elsewhere',
  'closed',
  'refused',
]);

type ClassSocket = Socket<BoardServerEvents, BoardClientEvents>;

export class ClassLink {
  readonly #options: ClassLinkOptions;
  readonly #socket: ClassSocket;
  readonly #sessions: BoardSessions;
  readonly #keepAliveTimer: ReturnType<typeof setInterval>;
  readonly #retry = new RetryTimers();
  #state: ConnectionState = 'connecting';

  constructor(options: ClassLinkOptions) {
    this.#options = options;
    this.#socket = io(`${options.origin}${NAMESPACE.board}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      parser: { Encoder, Decoder },
      query: { [CLASS_PARAMETER]: options.classroom },
      auth: { page: options.page, version: PROTOCOL_VERSION },
      ...CLASS_RECONNECTION,
      // Another manager a link: the class stands in its URL.
      forceNew: true,
      ...options.socketOptions,
    });
    const onRefused = (failed: Failure) => options.onRefused(failed);
    this.#sessions = new BoardSessions({ socket: this.#socket, retry: this.#retry, onRefused });
    this.#listen();
    this.#keepAliveTimer = setInterval(() => this.#sessions.keepAlive(), KEEP_ALIVE_MS);
  }

  /** Another namespace on the same connection: it comes and goes with it. */
  openNamespace<Events extends object>(namespace: string): Socket<Events, Record<never, never>> {
    return this.#socket.io.socket(namespace, { auth: this.#socket.auth });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The way of one board's mirror to the server. */
  transport(board: BoardNumber): BoardTransport {
    return this.#sessions.transport(board);
  }

  /** Enters a board, and again after every loss of the connection. */
  enter(mirror: Mirror): void {
    this.#sessions.enter(mirror);
  }

  /** What a page did at a board and is not saved yet goes on being sent: the server is left when all of it is. */
  leave(board: BoardNumber): void {
    this.#sessions.leave(board);
  }

  /** What a teacher asks of her class: see ControlEvents. */
  async control<EventName extends keyof ControlEvents>(
    event: EventName,
    message: Parameters<ControlEvents[EventName]>[0],
  ): Promise<Answer<NoResult>> {
    const answer = await this.#request<NoResult>((ack) =>
      this.#socket.emit(event, ...([message, ack] as unknown as Parameters<BoardClientEvents[EventName]>)),
    );
    // Whoever pressed something is told why nothing came of it.
    if (!answer.ok) this.#options.onRefused(answer);
    return answer;
  }

  /** From a board that this student has solved to one with more pieces. */
  async nextPuzzle(board: BoardNumber): Promise<Answer<NextPuzzle>> {
    return this.#request((ack) => this.#socket.emit('nextPuzzle', { board }, ack));
  }

  /** What was played before, and boards that were left. */
  async earlierBoards(): Promise<Answer<{ readonly activities: readonly EarlierActivity[] }>> {
    return this.#request((ack) => this.#socket.emit('earlier', {}, ack));
  }

  /** Shows where a piece goes, at boards of one cut; answers at how many. */
  async showPiece(boards: readonly BoardNumber[], piece: PieceId): Promise<Answer<{ readonly boardCount: number }>> {
    return this.#request((ack) => this.#socket.emit('showPiece', { boards: [...boards], piece }, ack));
  }

  /** A student's own hand. */
  async setHandRaised(isRaised: boolean): Promise<Answer<NoResult>> {
    return this.#request((ack) => this.#socket.emit('raiseHand', { up: isRaised }, ack));
  }

  /** Of one board, or of the class with board 0. */
  async setPaused(board: BoardNumber, paused: boolean): Promise<Answer<NoResult>> {
    return this.#request((ack) => this.#socket.emit('pause', { board, paused }, ack));
  }

  async resetBoard(board: BoardNumber): Promise<Answer<{ readonly seq: number }>> {
    const counter = this.#sessions.nextCounter();
    return this.#request((ack) => this.#socket.emit('reset', { board, counter }, ack));
  }

  /** Boards whose tiles are in view. */
  async watchBoards(boards: readonly BoardNumber[]): Promise<Answer<NoResult>> {
    return this.#request((ack) => this.#socket.emit('wall', { boards: [...boards] }, ack));
  }

  close(): void {
    clearInterval(this.#keepAliveTimer);
    this.#retry.cancelAll();
    this.#socket.disconnect();
  }

  /** Asks for what is answered once it is done; while there is no connection it is refused. */
  async request<Result>(
    emit: (socket: ClassSocket, ack: (answer: Answer<Result>) => void) => void,
  ): Promise<Answer<Result>> {
    return this.#request((ack) => emit(this.#socket, ack));
  }

  #request<Result>(emit: (ack: (answer: Answer<Result>) => void) => void): Promise<Answer<Result>> {
    return requestOverSocket(this.#socket, emit);
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('connect', () => {
      this.#setState('live', null);
      this.#sessions.onConnected();
    });
    socket.on('disconnect', (reason) => {
      this.#sessions.onDisconnected();
      if (FINAL_STATES.has(this.#state)) return;
      this.#setState('reconnecting', null);
      // The server ended it: Socket.IO would not come back by itself.
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error) => {
      const why = connectErrorCode(error);
      if (why === null) {
        if (this.#state !== 'connecting') this.#setState('reconnecting', null);
        return;
      }
      this.#setState('refused', why);
      if (TRANSIENT_CODES.has(why)) this.#retry.schedule(RETRY_MS.refusal, () => socket.connect());
    });
    socket.on('waiting', (view) => this.#options.onWaiting?.(view));
    socket.on('sentOff', ({ why }) => this.#disconnectFor('refused', why));
    socket.on('classroom', (view) => this.#options.onClassroom(view));
    socket.on('attention', (boards) => this.#options.onAttention?.(boards));
    socket.on('watched', ({ board, teachers }) => this.#options.onWatched(board, teachers));
    socket.on('refused', (failed) => this.#options.onRefused(failed));
    socket.on('replaced', ({ by }) => this.#disconnectFor(by === 'tab' ? 'replaced' : 'elsewhere'));
    socket.on('closed', () => this.#disconnectFor('closed'));
    socket.on('drain', ({ after }) => {
      socket.disconnect();
      this.#setState('reconnecting', null);
      this.#retry.schedule(after, () => socket.connect());
    });
    socket.on('frame', (bytes) => this.#onFrame(bytes));
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
    this.#options.onState(state, why);
  }
}
