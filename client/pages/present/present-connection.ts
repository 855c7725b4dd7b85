/** A projector's window in a class: its connection as signals. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { syncServerClock } from '#client/classroom/server-clock.ts';
import type { ConnectionState } from '#client/net/class-link.ts';
import { PresentLink } from '#client/net/present-link.ts';
import type { WallSource } from '#client/wall/live/live-wall.ts';
import type { ClassroomId, Page } from '#shared/ids.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import type { PresentView } from '#shared/protocol/teacher/controls-view.ts';

export interface PresentConnection extends WallSource {
  readonly link: PresentLink;
  readonly page: Page;
  /** Null until the server has told. */
  readonly view: ReadonlySignal<PresentView | null>;
  readonly status: ReadonlySignal<{ readonly state: ConnectionState; readonly why: ErrorCode | null }>;
}

function connect(classroom: ClassroomId): PresentConnection {
  const page = (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;
  const view = signal<PresentView | null>(null);
  const status = signal<{ readonly state: ConnectionState; readonly why: ErrorCode | null }>({
    state: 'connecting',
    why: null,
  });
  const wallListeners = new Set<(bytes: Uint8Array) => void>();
  const link = new PresentLink({
    classroom,
    page,
    onState: (state, why) => {
      status.value = { state, why };
    },
    onView: (next) => {
      syncServerClock(next.now);
      view.value = next;
    },
    onWall: (bytes) => {
      for (const listener of wallListeners) listener(bytes);
    },
  });
  const onWall = (listener: (bytes: Uint8Array) => void) => {
    wallListeners.add(listener);
    return () => wallListeners.delete(listener);
  };
  return { link, page, view, status, onWall };
}

export function usePresentConnection(classroom: ClassroomId): PresentConnection {
  const connection = useMemo(() => connect(classroom), [classroom]);
  useEffect(() => () => connection.link.close(), [connection]);
  return connection;
}
