/** A projector's window in a class: its connection as signals. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ClassroomId, Page } from '../../../shared/ids.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { PresentView } from '../../../shared/protocol/led.ts';
import { heardClock } from '../../led/clock.ts';
import type { LinkState } from '../../net/link.ts';
import { PresentLink } from '../../net/present-link.ts';
import type { WallSource } from '../../wall/live.ts';

export interface PresentAttendance extends WallSource {
  readonly link: PresentLink;
  readonly page: Page;
  /** Null until the server has told. */
  readonly view: ReadonlySignal<PresentView | null>;
  readonly standing: ReadonlySignal<{ readonly state: LinkState; readonly why: ErrorCode | null }>;
}

function attend(classroom: ClassroomId): PresentAttendance {
  const page = (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;
  const view = signal<PresentView | null>(null);
  const standing = signal<{ readonly state: LinkState; readonly why: ErrorCode | null }>({
    state: 'connecting',
    why: null,
  });
  const walls = new Set<(bytes: Uint8Array) => void>();
  const link = new PresentLink({
    classroom,
    page,
    onState: (state, why) => {
      standing.value = { state, why };
    },
    onView: (next) => {
      heardClock(next.now);
      view.value = next;
    },
    onWall: (bytes) => {
      for (const hear of walls) hear(bytes);
    },
  });
  const onWall = (hear: (bytes: Uint8Array) => void) => {
    walls.add(hear);
    return () => walls.delete(hear);
  };
  return { link, page, view, standing, onWall };
}

export function usePresent(classroom: ClassroomId): PresentAttendance {
  const attendance = useMemo(() => attend(classroom), [classroom]);
  useEffect(() => () => attendance.link.close(), [attendance]);
  return attendance;
}
