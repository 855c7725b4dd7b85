/**
 * The connection to one class: it comes back by itself, enters again what the page was at, and says the truth about
 * itself.
 */
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { BoardNumber, ClassroomId, Page, PieceId } from '../../shared/ids.ts';
import { KEEP_ALIVE_MS } from '../../shared/limits.ts';
import type { BoardAttention } from '../../shared/protocol/attention.ts';
import type { WaitingView } from '../../shared/protocol/door.ts';
import type { ErrorCode, Failure } from '../../shared/protocol/errors.ts';
import type {
  Answer,
  BoardClientEvents,
  BoardServerEvents,
  ClassroomView,
  Done,
  WentOn,
} from '../../shared/protocol/events.ts';
import type { LeadingEvents } from '../../shared/protocol/leading.ts';
import type { EarlierActivity } from '../../shared/protocol/led.ts';
import { Decoder, Encoder } from '../../shared/protocol/parser.ts';
import { CLASS_PARAMETER, NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '../../shared/protocol/paths.ts';
import { ByteReader } from '../../shared/wire/bytes.ts';
import { FRAME, frameTypeOf } from '../../shared/wire/frame.ts';
import type { Mirror } from '../board/mirror/mirror.ts';
import type { Way } from '../board/mirror/way.ts';
import { asked, codeOf } from './answers.ts';
import { EnteredBoards } from './entered.ts';
import { Later, RETRY_MS } from './later.ts';

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

/** Why a class's door may stay shut for a while, and not for good. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['internal', 'too-fast', 'unsaved', 'moved', 'stopping']);

/** The page has let go for good. */
const ENDED: ReadonlySet<LinkState> = new Set<LinkState>(['replaced', 'elsewhere', 'closed', 'refused']);

type ClassSocket = Socket<BoardServerEvents, BoardClientEvents>;

export class ClassLink {
  readonly #parts: LinkParts;
  readonly #socket: ClassSocket;
  readonly #boards: EnteredBoards;
  readonly #keeping: ReturnType<typeof setInterval>;
  readonly #later = new Later();
  #state: LinkState = 'connecting';

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
    const onRefused = (failed: Failure) => parts.onRefused(failed);
    this.#boards = new EnteredBoards({ socket: this.#socket, later: this.#later, onRefused });
    this.#listen();
    this.#keeping = setInterval(() => this.#boards.keep(), KEEP_ALIVE_MS);
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
    return this.#boards.way(board);
  }

  /** Enters a board, and again after every loss of the connection. */
  enter(mirror: Mirror): void {
    this.#boards.enter(mirror);
  }

  /** What a page did at a board and is not saved yet goes on being sent: the server is left when all of it is. */
  leave(board: BoardNumber): void {
    this.#boards.leave(board);
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
    const counter = this.#boards.nextCounter();
    return this.#ask((ack) => this.#socket.emit('reset', { board, counter }, ack));
  }

  /** Boards whose tiles are in view. */
  async wall(boards: readonly BoardNumber[]): Promise<Answer<Done>> {
    return this.#ask((ack) => this.#socket.emit('wall', { boards: [...boards] }, ack));
  }

  close(): void {
    clearInterval(this.#keeping);
    this.#later.end();
    this.#socket.disconnect();
  }

  /** Asks for what is answered once it is done; while there is no connection it is refused. */
  async ask<Result>(
    emit: (socket: ClassSocket, ack: (answer: Answer<Result>) => void) => void,
  ): Promise<Answer<Result>> {
    return this.#ask((ack) => emit(this.#socket, ack));
  }

  #ask<Result>(emit: (ack: (answer: Answer<Result>) => void) => void): Promise<Answer<Result>> {
    return asked(this.#socket, emit);
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('connect', () => {
      this.#become('live', null);
      this.#boards.connected();
    });
    socket.on('disconnect', (reason) => {
      this.#boards.disconnected();
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
      if (PASSING.has(why)) this.#later.after(RETRY_MS, () => socket.connect());
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
      this.#later.after(after, () => socket.connect());
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
    this.#boards.take(reader.varint(), bytes);
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
