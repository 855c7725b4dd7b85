/**
 * Who reads a board: one connection each. A frame is encoded once and written to every connection as it is. A reader that has
 * not drained gets no more frames, but one patch of all it missed when it has.
 */

import { LAG_MESSAGES } from '#server/base/limits.ts';
import { type BinaryFrame, encodeBinaryFrame } from '#server/websocket/binary-frame.ts';
import type { EngineConnection } from '#server/websocket/engine-internals.ts';
import { type RawConnection, rawConnectionOf } from '#server/websocket/raw-connection.ts';
import type { Page } from '#shared/ids.ts';

export interface Subscriber {
  readonly page: Page;
  readonly connection: EngineConnection;
}

interface Subscription {
  readonly subscriber: Subscriber;
  readonly rawSocket: RawConnection;
  /** Frames given to the connection that it has not passed on. */
  unsentFrames: number;
  readonly onSent: () => void;
  /** While the reader lags: the frame that it stands at. One that never drains ends with its heartbeat. */
  laggingSince: number | null;
}

export class Subscribers {
  /** By connection, never by page: a page that came back may still have its old connection, which is yet to be found dead. */
  readonly #subscriptions = new Map<EngineConnection, Subscription>();
  #sentSeq = 0;
  #lagging = 0;

  get size(): number {
    return this.#subscriptions.size;
  }

  has(connection: EngineConnection): boolean {
    return this.#subscriptions.has(connection);
  }

  /** Is this page the only reader? */
  isOnly(page: Page): boolean {
    if (this.#subscriptions.size !== 1) return false;
    for (const { subscriber } of this.#subscriptions.values()) return subscriber.page === page;
    return false;
  }

  /** Nothing comes from here any more: every connection ends, and its page comes back through the door. */
  disconnectAll(): void {
    for (const { subscriber } of [...this.#subscriptions.values()]) subscriber.connection.close();
  }

  /** `seq`: the frame that the patch just sent to it brought it to. */
  add(subscriber: Subscriber, seq: number): void {
    this.remove(subscriber.connection);
    this.#sentSeq = Math.max(this.#sentSeq, seq);
    const subscription: Subscription = {
      subscriber,
      rawSocket: rawConnectionOf(subscriber.connection),
      unsentFrames: 0,
      onSent: () => {
        subscription.unsentFrames -= 1;
      },
      laggingSince: null,
    };
    this.#subscriptions.set(subscriber.connection, subscription);
  }

  remove(connection: EngineConnection): void {
    if (this.#subscriptions.get(connection)?.laggingSince != null) this.#lagging -= 1;
    this.#subscriptions.delete(connection);
  }

  /** `seq`: the number of the frame, if it has one. */
  broadcast(bytes: Uint8Array, seq?: number): void {
    const message = encodeBinaryFrame(bytes);
    for (const subscription of this.#subscriptions.values()) {
      if (subscription.laggingSince !== null) continue;
      if (subscription.unsentFrames >= LAG_MESSAGES) {
        subscription.laggingSince = this.#sentSeq;
        this.#lagging += 1;
        continue;
      }
      send(subscription, message);
    }
    if (seq !== undefined) this.#sentSeq = seq;
  }

  /** Readers that have drained get what they missed. */
  catchUp(patchFrom: (seq: number) => Uint8Array): void {
    if (this.#lagging === 0) return;
    for (const subscription of this.#subscriptions.values()) {
      if (subscription.laggingSince === null || subscription.unsentFrames > 0) continue;
      send(subscription, encodeBinaryFrame(patchFrom(subscription.laggingSince)));
      subscription.laggingSince = null;
      this.#lagging -= 1;
    }
  }
}

function send(subscription: Subscription, message: BinaryFrame): void {
  subscription.unsentFrames += 1;
  subscription.rawSocket.send(message, subscription.onSent);
}
