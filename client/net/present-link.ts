/** The connection of a projector's window: it comes back by itself, and enters again what it was at. Nothing can be moved over it. */
import { io, type Socket } from 'socket.io-client';
import type { BoardNumber, ClassroomId, Page } from '../../shared/ids.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Answer, Done, PresentClientEvents, PresentServerEvents } from '../../shared/protocol/events.ts';
import type { PresentMessage } from '../../shared/protocol/leading.ts';
import type { PresentView } from '../../shared/protocol/led.ts';
import { Encoder, PresentDecoder } from '../../shared/protocol/parser.ts';
import { CLASS_PARAMETER, NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '../../shared/protocol/paths.ts';
import { ByteReader } from '../../shared/wire/bytes.ts';
import { FRAME, frameTypeOf } from '../../shared/wire/frame.ts';
import type { Mirror } from '../board/mirror/mirror.ts';
import type { Way } from '../board/mirror/way.ts';
import { asked, codeOf } from './answers.ts';
import { Later, RETRY_MS } from './later.ts';
import type { LinkState } from './link.ts';

export interface PresentLinkParts {
  readonly classroom: ClassroomId;
  readonly page: Page;
  readonly onState: (state: LinkState, why: ErrorCode | null) => void;
  readonly onView: (view: PresentView) => void;
  /** A frame of the wall. */
  readonly onWall: (bytes: Uint8Array) => void;
}

export class PresentLink {
  readonly #parts: PresentLinkParts;
  readonly #socket: Socket<PresentServerEvents, PresentClientEvents>;
  readonly #mirrors = new Map<BoardNumber, Mirror>();
  readonly #later = new Later();

  constructor(parts: PresentLinkParts) {
    this.#parts = parts;
    this.#socket = io(NAMESPACE.present, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      parser: { Encoder, Decoder: PresentDecoder },
      query: { [CLASS_PARAMETER]: parts.classroom },
      auth: { page: parts.page, version: PROTOCOL_VERSION },
      reconnectionDelay: 300,
      reconnectionDelayMax: 3_000,
      forceNew: true,
    });
    this.#listen();
  }

  /** To look at a board: nothing goes up but the wish to have missing frames again. */
  way(board: BoardNumber): Way {
    return {
      isOpen: false,
      nextCounter: () => 0,
      lift: () => null,
      takeOver: () => null,
      release: () => undefined,
      frame: () => undefined,
      operation: () => null,
      hint: () => undefined,
      resync: () => this.#enter(board),
    };
  }

  enter(mirror: Mirror): void {
    this.#mirrors.set(mirror.number, mirror);
    this.#enter(mirror.number);
  }

  leave(board: BoardNumber): void {
    if (this.#mirrors.delete(board) && this.#socket.connected) this.#socket.emit('leave', { board }, () => undefined);
  }

  /** Boards whose tiles are in view. */
  async wall(boards: readonly BoardNumber[]): Promise<Answer<Done>> {
    return asked(this.#socket, (ack) => this.#socket.emit('wall', { boards: [...boards] }, ack));
  }

  async present(message: PresentMessage): Promise<Answer<Done>> {
    return asked(this.#socket, (ack) => this.#socket.emit('present', message, ack));
  }

  close(): void {
    this.#later.end();
    this.#socket.disconnect();
  }

  #enter(board: BoardNumber): void {
    const mirror = this.#mirrors.get(board);
    if (mirror === undefined || !this.#socket.connected) return;
    const have = mirror.stand;
    this.#socket.emit('enter', have === undefined ? { board } : { board, have }, (answer) => {
      if (!answer.ok && answer.when === 'later') this.#later.after(RETRY_MS, () => this.#enter(board));
    });
  }

  #listen(): void {
    const socket = this.#socket;
    const { onState, onView, onWall } = this.#parts;
    socket.on('connect', () => {
      onState('live', null);
      for (const board of this.#mirrors.keys()) this.#enter(board);
    });
    socket.on('disconnect', (reason) => {
      onState('reconnecting', null);
      if (reason === 'io server disconnect') this.#later.after(RETRY_MS, () => socket.connect());
    });
    socket.on('connect_error', (error) => {
      const why = codeOf(error);
      onState(why === null ? 'reconnecting' : 'refused', why);
      if (why === 'internal' || why === 'too-fast') this.#later.after(RETRY_MS, () => socket.connect());
    });
    socket.on('view', onView);
    socket.on('closed', () => {
      onState('closed', null);
      this.#later.end();
      socket.removeAllListeners('disconnect');
      socket.disconnect();
    });
    socket.on('drain', ({ after }) => {
      socket.disconnect();
      this.#later.after(after, () => socket.connect());
    });
    socket.on('frame', (bytes) => {
      if (frameTypeOf(bytes) === FRAME.wall) {
        onWall(bytes);
        return;
      }
      const reader = new ByteReader(bytes);
      reader.u8();
      this.#mirrors.get(reader.varint())?.onFrame(bytes);
    });
  }
}
