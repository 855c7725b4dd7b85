/** A page's binary frames: drags and pointers go to their board's owner. Refusals are sent as `refused`, at a bounded rate. */
import { type Log, logFailure } from '#server/base/log.ts';
import { TokenBucket } from '#server/guard/token-bucket.ts';
import { DRAG_COUNTER_MAX } from '#shared/limits.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';
import { WireError } from '#shared/wire/bytes.ts';
import { decodeDrag, decodePointer } from '#shared/wire/frames/client-frames.ts';
import { FRAME, frameTypeOf } from '#shared/wire/frames/frame-header.ts';
import type { BoardSession } from './board-session.ts';

const REFUSAL_RATE = { burst: 4, fillsInMs: 2_000 };

export interface FrameHandlerDeps {
  readonly log: Log;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

export class FrameHandler {
  readonly #session: BoardSession;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #refusals: TokenBucket;

  constructor(session: BoardSession, { log, now }: FrameHandlerDeps) {
    this.#session = session;
    this.#log = log;
    this.#now = now;
    this.#refusals = new TokenBucket(REFUSAL_RATE, now());
  }

  /** Never throws: a frame that is wrong is refused. */
  handle(bytes: unknown): void {
    try {
      if (!(bytes instanceof Uint8Array)) throw new WireError('no bytes');
      const type = frameTypeOf(bytes);
      if (type === FRAME.drag) this.#drag(bytes);
      else if (type === FRAME.pointer) this.#point(bytes);
      else throw new WireError('not a frame of a client');
    } catch (error) {
      if (!(error instanceof WireError)) logFailure(this.#log, 'a frame failed', error);
      this.#refuse(error instanceof WireError ? 'bad-frame' : 'internal');
    }
  }

  #drag(bytes: Uint8Array): void {
    const { board, counter, drags } = decodeDrag(bytes);
    const open = this.#session.openBoard(board);
    if (open === undefined || open.actor === null) {
      this.#refuse(this.#session.sentOffReason ?? 'no-board');
      return;
    }
    if (!isNewer(counter, open.lastCounter)) return;
    open.lastCounter = counter;
    for (const { piece, x, y } of drags) {
      const submitted = open.host.submit(open.actor, { kind: 'drag', piece, x, y });
      if (!submitted.ok) this.#refuse(submitted.code, submitted.member);
    }
  }

  #point(bytes: Uint8Array): void {
    const { board, laser, x, y } = decodePointer(bytes);
    const open = this.#session.openBoard(board);
    if (open === undefined || open.actor === null) this.#refuse(this.#session.sentOffReason ?? 'no-board');
    else open.host.setPointer({ member: open.actor.member, laser: laser && open.actor.isTeacher, x, y });
  }

  #refuse(code: ErrorCode, member?: number): void {
    if (this.#refusals.take(this.#now()))
      this.#session.socket.emit('refused', failure(code, member === undefined ? {} : { member }));
  }
}

/** Counters wrap around: less than half a round ahead is newer, all else is an echo. */
export function isNewer(counter: number, last: number | null): boolean {
  const ahead = last === null ? 1 : (counter - last) & DRAG_COUNTER_MAX;
  return ahead > 0 && ahead <= DRAG_COUNTER_MAX / 2;
}
