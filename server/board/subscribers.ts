/**
 * The subscribers of a board, one connection each. A frame is encoded once and written to every connection as it is. A lagging
 * subscriber gets no frames; once it has drained, it gets one patch of everything it missed.
 */

import { LAG_MESSAGES } from '#server/base/limits.ts';
import { type BinaryFrame, encodeBinaryFrame } from '#server/websocket/binary-frame.ts';
import { type EngineConnection, type RawConnection, rawConnectionOf } from '#server/websocket/raw-connection.ts';
import type { Page } from '#shared/ids.ts';

export interface Subscriber {
  readonly page: Page;
  readonly connection: EngineConnection;
}

interface Subscription {
  readonly subscriber: Subscriber;
  readonly rawSocket: RawConnection;
  /** Frames that the connection has and has not sent. */
  unsentFrames: number;
  readonly onSent: () => void;
  /** The last frame that a lagging subscriber has; null while it does not lag. One that never drains ends with its heartbeat. */
  laggingSince: number | null;
}

export class Subscribers {
  /** By connection, never by page: a page that reconnected may still have its old connection, not yet known to be dead. */
  readonly #subscriptions = new Map<EngineConnection, Subscription>();
  #sentSeq = 0;
  #lagging = 0;

  get size(): number {
    return this.#subscriptions.size;
  }

  has(connection: EngineConnection): boolean {
    return this.#subscriptions.has(connection);
  }

  /** Whether this page is the only subscriber. */
  isOnly(page: Page): boolean {
    if (this.#subscriptions.size !== 1) return false;
    for (const { subscriber } of this.#subscriptions.values()) return subscriber.page === page;
    return false;
  }

  /** Closes every connection: the pages reconnect with a new handshake. */
  disconnectAll(): void {
    for (const { subscriber } of [...this.#subscriptions.values()]) subscriber.connection.close();
  }

  /** @param seq the frame of the patch that it was just sent */
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

  /** @param seq the frame's number, if it has one */
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

  /** Sends what they missed to lagging subscribers that have drained. */
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
