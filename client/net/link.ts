/**
 * The connection to one class: it comes back by itself, enters again what the page was at, and says the truth about
 * itself. Nothing is ever emitted while it is down: what must not be lost waits in the outboxes.
 */
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { BoardNumber, ClassroomId, Page, PieceId } from '../../shared/ids.ts';
import { KEEP_ALIVE_MS } from '../../shared/limits.ts';
import type { BoardAttention } from '../../shared/protocol/attention.ts';
import type { WaitingView } from '../../shared/protocol/door.ts';
import { type ErrorCode, type Failure, failure } from '../../shared/protocol/errors.ts';
import type {
  Answer,
  BoardClientEvents,
  BoardServerEvents,
  ClassroomView,
  Done,
  Entered,
  WentOn,
} from '../../shared/protocol/events.ts';
import type { LeadingEvents } from '../../shared/protocol/leading.ts';
import type { EarlierActivity } from '../../shared/protocol/led.ts';
import { Decoder, Encoder } from '../../shared/protocol/parser.ts';
import { CLASS_PARAMETER, NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '../../shared/protocol/paths.ts';
import type { HintMessage } from '../../shared/protocol/schemas.ts';
import { ByteReader } from '../../shared/wire/bytes.ts';
import { FRAME, frameTypeOf } from '../../shared/wire/frame.ts';
import type { Mirror } from '../board/mirror/mirror.ts';
import type { Way } from '../board/mirror/way.ts';

/** Why there is no way to the server, or `live` when there is one. */
export type LinkState = 'connecting' | 'live' | 'reconnecting' | 'replaced' | 'elsewhere' | 'closed' | 'refused';

export interface LinkParts {
  readonly classroom: ClassroomId;
  readonly page: Page;
  /** Where the server is; '' for where this page came from. */
  readonly origin: string;
  /** For programs that are no browser: their cookie. */
  readonly options?: Partial<ManagerOptions & SocketOptions>;
  readonly onState: (state: LinkState, why: ErrorCode | null) => void;
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

/** Hints given without a connection: more are not remembered. */
const HINTS_WAITING_MAX = 10;
/** What was refused for now is tried again after so long. Milliseconds. */
const RETRY_MS = 1_000;
/** Why a class's door may stay shut for a while, and not for good. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['internal', 'too-fast', 'unsaved', 'moved', 'stopping']);

/** The page has let go for good. */
const ENDED: ReadonlySet<LinkState> = new Set<LinkState>(['replaced', 'elsewhere', 'closed', 'refused']);

type ClassSocket = Socket<BoardServerEvents, BoardClientEvents>;

interface At {
  readonly mirror: Mirror;
  /** The server has let this connection in. */
  isIn: boolean;
  /** Given, and not told to the server yet. */
  readonly hints: HintMessage[];
}

export class ClassLink {
  readonly #parts: LinkParts;
  readonly #socket: ClassSocket;
  readonly #boards = new Map<BoardNumber, At>();
  readonly #keeping: ReturnType<typeof setInterval>;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  /** Boards that the page has left while something of it waited to be saved. */
  readonly #leaving = new Set<Mirror>();
  #state: LinkState = 'connecting';
  #counter = 0;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.#socket = io(`${parts.origin}${NAMESPACE.board}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      parser: { Encoder, Decoder },
      query: { [CLASS_PARAMETER]: parts.classroom },
      auth: { page: parts.page, version: PROTOCOL_VERSION },
      reconnectionDelay: 300,
      reconnectionDelayMax: 3_000,
      // Another manager a link: the class stands in its URL.
      forceNew: true,
      ...parts.options,
    });
    this.#listen();
    this.#keeping = setInterval(() => {
      for (const mirror of this.#leaving) {
        mirror.askAgain();
        if (mirror.unsavedSince !== null) continue;
        this.#leaving.delete(mirror);
        // The page may have come back to that board meanwhile.
        if (this.#boards.get(mirror.number)?.mirror === mirror) this.#leave(mirror.number);
      }
      const holds = [...this.#boards.values()].some(({ mirror }) => mirror.inHand !== null);
      if (holds && this.#socket.connected) this.#socket.emit('keep');
    }, KEEP_ALIVE_MS);
  }

  /** Another namespace on the same connection: it comes and goes with it. */
  beside<Events extends object>(namespace: string): Socket<Events, Record<never, never>> {
    return this.#socket.io.socket(namespace, { auth: this.#socket.auth });
  }

  get state(): LinkState {
    return this.#state;
  }

  /** The way of one board's mirror to the server. */
  way(board: BoardNumber): Way {
    const link = this;
    const socket = this.#socket;
    return {
      get isOpen() {
        return socket.connected && link.#boards.get(board)?.isIn === true;
      },
      nextCounter: () => {
        this.#counter += 1;
        return this.#counter;
      },
      lift: (piece, seen) =>
        answered<Done>((ack) => socket.emit('lift', { board, piece, ...(seen === null ? {} : { seen }) }, ack), socket),
      takeOver: (piece) => answered<Done>((ack) => socket.emit('takeOver', { board, piece }, ack), socket),
      release: (piece) => {
        if (socket.connected) socket.emit('release', { board, piece }, () => undefined);
      },
      frame: (bytes) => {
        if (socket.connected) socket.emit('frame', bytes);
      },
      operation: (operation) => {
        if (!socket.connected) return null;
        const { piece, seen } = operation;
        const { counter } = operation.operation;
        return operation.kind === 'drop'
          ? answered(
              (ack) => socket.emit('drop', { board, piece, x: operation.x, y: operation.y, counter, seen }, ack),
              socket,
            )
          : answered((ack) => socket.emit('turn', { board, piece, turn: operation.turn, counter, seen }, ack), socket);
      },
      hint: (piece, level) => {
        const at = this.#boards.get(board);
        if (at === undefined || at.hints.length >= HINTS_WAITING_MAX) return;
        at.hints.push({ board, piece, level });
        this.#tellHints(at);
      },
      resync: () => {
        const at = this.#boards.get(board);
        if (at?.isIn !== true) return;
        at.isIn = false;
        this.#enter(board, at);
      },
    };
  }

  /** Enters a board, and again after every loss of the connection. */
  enter(mirror: Mirror): void {
    const at: At = { mirror, isIn: false, hints: [] };
    this.#boards.set(mirror.number, at);
    this.#enter(mirror.number, at);
  }

  /** What a page did at a board and is not saved yet goes on being sent: the server is left when all of it is. */
  leave(board: BoardNumber): void {
    const at = this.#boards.get(board);
    if (at !== undefined && at.mirror.unsavedSince !== null) this.#leaving.add(at.mirror);
    else this.#leave(board);
  }

  #leave(board: BoardNumber): void {
    if (this.#boards.delete(board) && this.#socket.connected) this.#socket.emit('leave', { board }, () => undefined);
  }

  /** What a teacher asks of her class: see LeadingEvents. */
  async lead<Asked extends keyof LeadingEvents>(
    asked: Asked,
    message: Parameters<LeadingEvents[Asked]>[0],
  ): Promise<Answer<Done>> {
    const answer = await this.#ask<Done>((ack) =>
      this.#socket.emit(asked, ...([message, ack] as unknown as Parameters<BoardClientEvents[Asked]>)),
    );
    // Whoever pressed something is told why nothing came of it.
    if (!answer.ok) this.#parts.onRefused(answer);
    return answer;
  }

  /** From a board that this student has solved to one with more pieces. */
  async again(board: BoardNumber): Promise<Answer<WentOn>> {
    return this.#ask((ack) => this.#socket.emit('again', { board }, ack));
  }

  /** What was played before, and boards that were left. */
  async earlier(): Promise<Answer<{ readonly activities: readonly EarlierActivity[] }>> {
    return this.#ask((ack) => this.#socket.emit('earlier', {}, ack));
  }

  /** Shows where a piece goes, at boards of one cut; answers at how many. */
  async showPiece(boards: readonly BoardNumber[], piece: PieceId): Promise<Answer<{ readonly shown: number }>> {
    return this.#ask((ack) => this.#socket.emit('showPiece', { boards: [...boards], piece }, ack));
  }

  /** A student's own hand. */
  async hand(up: boolean): Promise<Answer<Done>> {
    return this.#ask((ack) => this.#socket.emit('hand', { up }, ack));
  }

  /** Of one board, or of the class with board 0. */
  async pause(board: BoardNumber, paused: boolean): Promise<Answer<Done>> {
    return this.#ask((ack) => this.#socket.emit('pause', { board, paused }, ack));
  }

  async reset(board: BoardNumber): Promise<Answer<{ readonly seq: number }>> {
    this.#counter += 1;
    const counter = this.#counter;
    return this.#ask((ack) => this.#socket.emit('reset', { board, counter }, ack));
  }

  /** Boards whose tiles are in view. */
  async wall(boards: readonly BoardNumber[]): Promise<Answer<Done>> {
    return this.#ask((ack) => this.#socket.emit('wall', { boards: [...boards] }, ack));
  }

  close(): void {
    clearInterval(this.#keeping);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#socket.disconnect();
  }

  /** Asks for what is answered once it is done; while there is no connection it is refused. */
  async ask<Result>(
    emit: (socket: ClassSocket, ack: (answer: Answer<Result>) => void) => void,
  ): Promise<Answer<Result>> {
    return this.#ask((ack) => emit(this.#socket, ack));
  }

  async #ask<Result>(emit: (ack: (answer: Answer<Result>) => void) => void): Promise<Answer<Result>> {
    if (!this.#socket.connected) return failure('stopping');
    const answer = await answered(emit, this.#socket);
    return answer === 'unanswered' ? failure('stopping') : answer;
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('connect', () => {
      this.#become('live', null);
      for (const [board, at] of this.#boards) this.#enter(board, at);
    });
    socket.on('disconnect', (reason) => {
      for (const at of this.#boards.values()) at.isIn = false;
      if (ENDED.has(this.#state)) return;
      this.#become('reconnecting', null);
      // The server ended it: Socket.IO would not come back by itself.
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error) => {
      const why = codeOf(error);
      if (why === null) {
        if (this.#state !== 'connecting') this.#become('reconnecting', null);
        return;
      }
      this.#become('refused', why);
      if (PASSING.has(why)) this.#later(RETRY_MS, () => socket.connect());
    });
    socket.on('waiting', (view) => this.#parts.onWaiting?.(view));
    socket.on('sentOff', ({ why }) => this.#end('refused', why));
    socket.on('classroom', (view) => this.#parts.onClassroom(view));
    socket.on('attention', (boards) => this.#parts.onAttention?.(boards));
    socket.on('watched', ({ board, teachers }) => this.#parts.onWatched(board, teachers));
    socket.on('refused', (failed) => this.#parts.onRefused(failed));
    socket.on('replaced', ({ by }) => this.#end(by === 'tab' ? 'replaced' : 'elsewhere'));
    socket.on('closed', () => this.#end('closed'));
    socket.on('drain', ({ after }) => {
      socket.disconnect();
      this.#become('reconnecting', null);
      this.#later(after, () => socket.connect());
    });
    socket.on('frame', (bytes) => this.#frame(bytes));
  }

  #frame(bytes: Uint8Array): void {
    const type = frameTypeOf(bytes);
    if (type === FRAME.wall) {
      this.#parts.onWall?.(bytes);
      return;
    }
    const reader = new ByteReader(bytes);
    reader.u8();
    this.#boards.get(reader.varint())?.mirror.onFrame(bytes);
  }

  /** Each once: one that is lost with the connection is not worth a second telling. */
  #tellHints(at: At): void {
    if (!at.isIn || !this.#socket.connected) return;
    for (const hint of at.hints.splice(0)) this.#socket.emit('hint', hint, () => undefined);
  }

  #enter(board: BoardNumber, at: At): void {
    const socket = this.#socket;
    if (!socket.connected) return;
    const have = at.mirror.stand;
    const asked = answered<Entered>(
      (ack) => socket.emit('enter', have === undefined ? { board } : { board, have }, ack),
      socket,
    );
    void asked.then((answer) => {
      if (answer === 'unanswered' || this.#boards.get(board) !== at) return;
      if (!answer.ok) {
        this.#parts.onRefused(answer);
        if (answer.when === 'later')
          this.#later(RETRY_MS, () => this.#boards.get(board) === at && this.#enter(board, at));
        return;
      }
      at.isIn = true;
      at.mirror.onOpen();
      this.#tellHints(at);
    });
  }

  /** Something to be tried again, unless the page is done with this class by then. */
  #later(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task();
    }, ms);
    this.#timers.add(timer);
  }

  #end(state: 'replaced' | 'elsewhere' | 'closed' | 'refused', why: ErrorCode | null = null): void {
    this.#become(state, why);
    this.#socket.disconnect();
  }

  #become(state: LinkState, why: ErrorCode | null): void {
    this.#state = state;
    this.#parts.onState(state, why);
  }
}

/** An emit's answer; `unanswered` when the connection ended before it came. */
function answered<Result>(
  emit: (ack: (answer: Answer<Result>) => void) => void,
  socket: Socket<BoardServerEvents, BoardClientEvents>,
): Promise<Answer<Result> | 'unanswered'> {
  return new Promise((resolve) => {
    const lost = () => resolve('unanswered');
    socket.once('disconnect', lost);
    emit((answer) => {
      socket.off('disconnect', lost);
      resolve(answer);
    });
  });
}

/** The code of a refusal at the door; null when the server was not reached at all. */
function codeOf(error: Error): ErrorCode | null {
  const data: unknown = 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string'
    ? (data.code as ErrorCode)
    : null;
}
