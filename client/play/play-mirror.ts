/** The mirror of a board that this page plays at: its moves outlive the page until they are answered. */
import { SAVE_STATUS_POLL_MS } from '#client/base/limits.ts';
import { holdPage } from '#client/base/unsaved.ts';
import { Mirror, type MirrorDeps } from '#client/board/mirror/mirror.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { type OutboxStorage, StoredOutbox } from '#client/net/outbox/stored-outbox.ts';
import { OPERATION_CHECK_MS } from '#client/net/retry.ts';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import type { Page } from '#shared/ids.ts';
import type { ActivityView, BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { activityRules } from './activity-rules.ts';

export interface PlayedBoard {
  readonly link: Pick<ClassLink, 'transport'>;
  readonly page: Page;
  readonly view: ClassroomView;
  readonly board: BoardView;
  readonly activity: ActivityView;
  readonly storage: OutboxStorage;
}

export type PlayMirrorEvents = Pick<
  MirrorDeps,
  'onRefused' | 'onLost' | 'onIdle' | 'onFreed' | 'onTeacherHint' | 'onChecked' | 'onChange'
>;

export function playMirror(
  { link, page, view: { id, you }, board, activity, storage }: PlayedBoard,
  events: PlayMirrorEvents,
): Mirror {
  const number = board.board;
  return new Mirror({
    number,
    rules: activityRules(activity, board.cut),
    actor: { member: you.role === 'teacher' ? 0 : you.member, page, isTeacher: you.role === 'teacher' },
    transport: link.transport(number),
    stored: new StoredOutbox({ classroom: id, person: you.id, of: `board-${number}`, storage }),
    now: () => performance.now(),
    prefersReducedMotion,
    ...events,
  });
}

/** Sends what waits once it is due, and calls `onPoll` to show whether all is saved. Returns what ends both. */
export function keepSaving(mirror: Mirror, onPoll: () => void): () => void {
  const timers = [setInterval(onPoll, SAVE_STATUS_POLL_MS), setInterval(() => mirror.retry(), OPERATION_CHECK_MS)];
  const release = holdPage(() => mirror.unsavedSince !== null || mirror.isHolding);
  return () => {
    release();
    for (const timer of timers) clearInterval(timer);
  };
}
