/** The connection of a projector window. It reconnects and re-enters its boards by itself; no move can be sent over it. */
import type { Socket } from 'socket.io-client';
import type { BoardNumber, ClassroomId, Page } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import type { PresentMessage } from '#shared/protocol/messages/control-messages.ts';
import { Encoder, PresentDecoder } from '#shared/protocol/packet-parser.ts';
import { CLASS_PARAMETER, NAMESPACE, PROTOCOL_VERSION } from '#shared/protocol/paths.ts';
import type { PresentClientEvents, PresentServerEvents } from '#shared/protocol/protocol.ts';
import { isRetryable } from '#shared/protocol/retry-policy.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import { ByteReader } from '#shared/wire/bytes.ts';
import { FRAME, frameTypeOf } from '#shared/wire/frames/frame-header.ts';
import type { BoardTransport, FrameSink } from './board-transport.ts';
import type { ConnectionState } from './class-link.ts';
import { connectErrorCode } from './connect-error.ts';
import { cutterGate } from './cutter-gate.ts';
import { hurryAtFirst, Reconnector } from './reconnector.ts';
import { CLASS_RECONNECTION, PAUSES, RetryTimers } from './retry.ts';
import { requestOverSocket } from './socket-request.ts';
import { openLiveSocket } from './transport/live-socket.ts';

export interface PresentLinkOptions {
  readonly classroom: ClassroomId;
  readonly page: Page;
  readonly onState: (state: ConnectionState, why: ErrorCode | null) => void;
  readonly onView: (view: PresentView) => void;
  readonly onBuild: (stamp: string) => void;
  /** A frame of the wall. */
  readonly onWall: (bytes: Uint8Array) => void;
}

export class PresentLink {
  readonly #options: PresentLinkOptions;
  readonly #socket: Socket<PresentServerEvents, PresentClientEvents>;
  readonly #mirrors = new Map<BoardNumber, FrameSink>();
  readonly #retry = new RetryTimers();

  constructor(options: PresentLinkOptions) {
    this.#options = options;
    this.#socket = openLiveSocket(NAMESPACE.present, {
      parser: { Encoder, Decoder: PresentDecoder },
      query: { [CLASS_PARAMETER]: options.classroom },
      auth: { page: options.page, version: PROTOCOL_VERSION },
      ...CLASS_RECONNECTION,
      forceNew: true,
    });
    this.#listen();
  }

  /** A transport to watch a board: it sends nothing but requests for missing frames. */
  transport(board: BoardNumber): BoardTransport {
    return {
      isOpen: false,
      lift: () => null,
      takeOver: () => null,
      release: () => undefined,
      sendFrame: () => undefined,
      sendOperation: () => null,
      hint: () => undefined,
      resync: () => this.#enter(board),
    };
  }

  enter(mirror: FrameSink): void {
    this.#mirrors.set(mirror.number, mirror);
    this.#enter(mirror.number);
  }

  leave(board: BoardNumber): void {
    if (this.#mirrors.delete(board) && this.#socket.connected) this.#socket.emit('leave', { board }, () => undefined);
  }

  /** Subscribes to the boards whose tiles are in view. */
  async watchBoards(boards: readonly BoardNumber[]): Promise<Answer<NoResult>> {
    return requestOverSocket(this.#socket, (ack) => this.#socket.emit('wall', { boards: [...boards] }, ack));
  }

  async choosePresented(message: PresentMessage): Promise<Answer<NoResult>> {
    return requestOverSocket(this.#socket, (ack) => this.#socket.emit('present', message, ack));
  }

  close(): void {
    this.#retry.cancelAll();
    this.#socket.disconnect();
  }

  #enter(board: BoardNumber): void {
    const mirror = this.#mirrors.get(board);
    if (mirror === undefined || !this.#socket.connected) return;
    const resumeFrom = mirror.streamPosition;
    this.#socket.emit('enter', resumeFrom === undefined ? { board } : { board, have: resumeFrom }, (answer) => {
      if (answer.ok) this.#retry.reset(`board ${board}`);
      else if (answer.retry === 'later')
        this.#retry.retry(`board ${board}`, PAUSES.connection, () => this.#enter(board));
    });
  }

  #listen(): void {
    const socket = this.#socket;
    const { onState, onView, onWall } = this.#options;
    const reconnector = new Reconnector(this.#retry, () => socket.connect());
    let hasView = false;
    hurryAtFirst(socket);
    socket.on('connect', () => {
      reconnector.onConnected();
      onState('live', null);
      for (const board of this.#mirrors.keys()) this.#enter(board);
    });
    socket.on('disconnect', (reason) => {
      onState('reconnecting', null);
      reconnector.onDisconnected(reason);
    });
    socket.on('connect_error', (error) => {
      const why = connectErrorCode(error);
      const isPassing = why !== null && isRetryable(why);
      // As a class's page: what is shown stays in sight.
      if (why === null || (isPassing && hasView)) onState('reconnecting', null);
      else onState('refused', why);
      if (why !== null && isPassing) reconnector.onRefused(why);
    });
    socket.on(
      'view',
      cutterGate(this.#retry, (view) => {
        hasView = true;
        onView(view);
      }),
    );
    socket.on('build', ({ stamp }) => this.#options.onBuild(stamp));
    socket.on('closed', () => {
      onState('closed', null);
      this.#retry.cancelAll();
      socket.removeAllListeners('disconnect');
      socket.disconnect();
    });
    socket.on('drain', ({ after }) => {
      socket.disconnect();
      this.#retry.schedule(after, () => socket.connect());
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
