/** What every page's connection to a class has: its state, the page's view of the class, and the wall's frames. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { LOSS_SHOWN_MS } from '#client/base/limits.ts';
import type { ConnectionState } from '#client/net/class-link.ts';
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import { announceReconnected } from '#client/net/reconnected.ts';
import type { ClassroomId, Page } from '#shared/ids.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';

export interface ConnectionStatus {
  readonly state: ConnectionState;
  /** The reason for the state, where the server gave one. */
  readonly why: ErrorCode | null;
}

type WallListener = (bytes: Uint8Array) => void;

export abstract class LiveConnection<View> {
  /** This attendance, as the boards' logs know it: the connection counts its operations anew, and so the number is its own. */
  readonly page: Page = newPageId();
  abstract readonly link: { close(): void };
  readonly #view = signal<View | null>(null);
  readonly #status = signal<ConnectionStatus>({ state: 'connecting', why: null });
  readonly #wallListeners = new Set<WallListener>();
  /** Null until the server has sent it. */
  readonly view: ReadonlySignal<View | null> = this.#view;
  readonly status: ReadonlySignal<ConnectionStatus> = this.#status;
  readonly #isLost = signal(false);
  #lossTimer: ReturnType<typeof setTimeout> | undefined;
  /** There is no connection, and that for LOSS_SHOWN_MS: the page says so. */
  readonly isLost: ReadonlySignal<boolean> = this.#isLost;

  /** Passes the wall's frames to `listener` until the returned function is called. Bound, so that it can be passed on. */
  readonly onWall = (listener: WallListener): (() => void) => {
    this.#wallListeners.add(listener);
    return () => this.#wallListeners.delete(listener);
  };

  protected setView(view: View): void {
    this.#view.value = view;
  }

  protected setStatus(state: ConnectionState, why: ErrorCode | null): void {
    const wasLive = this.#status.peek().state === 'live';
    this.#status.value = { state, why };
    if (state === 'live') {
      clearTimeout(this.#lossTimer);
      this.#lossTimer = undefined;
      this.#isLost.value = false;
    } else
      this.#lossTimer ??= setTimeout(() => {
        this.#isLost.value = true;
      }, LOSS_SHOWN_MS);
    if (state === 'live' && !wasLive) announceReconnected();
  }

  protected dispatchWall(bytes: Uint8Array): void {
    for (const listener of this.#wallListeners) listener(bytes);
  }
}

/**
 * A connection that lives as long as the component that uses it.
 * @param Connection a class that stays the same between renders
 */
export function useConnection<Connected extends LiveConnection<unknown>>(
  Connection: new (classroom: ClassroomId) => Connected,
  classroom: ClassroomId,
): Connected {
  const connection = useMemo(() => new Connection(classroom), [Connection, classroom]);
  useEffect(() => () => connection.link.close(), [connection]);
  return connection;
}
