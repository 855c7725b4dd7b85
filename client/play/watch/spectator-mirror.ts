/** The mirror of a board that is only watched. */
import { Mirror } from '#client/board/mirror/mirror.ts';
import type { BoardTransport } from '#client/net/board-transport.ts';
import { activityRules } from '#client/play/activity-rules.ts';
import { prefersReducedMotion } from '#client/ui/reduced-motion.ts';
import { type BoardNumber, type Page, SPECTATOR } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';

export interface SpectatorMirrorDeps {
  readonly transport: BoardTransport;
  readonly page: Page;
  readonly activity: ActivityView;
  readonly board: BoardNumber;
  /** Index into the activity's cuts. */
  readonly cut: number;
  readonly onChange: () => void;
}

export function spectatorMirror({ transport, page, activity, board, cut, onChange }: SpectatorMirrorDeps): Mirror {
  return new Mirror({
    number: board,
    rules: activityRules(activity, cut),
    actor: { member: SPECTATOR, page, isTeacher: false },
    transport,
    now: () => performance.now(),
    prefersReducedMotion,
    onRefused: () => undefined,
    onChange,
  });
}
