/** What an hour of a log weighs: chunks as measured, and the snapshots that the rule "four times its size" adds to them. */
import { SNAPSHOT_WORTH } from '../../server/limits.ts';
import type { Figures } from '../figures.ts';

const HOUR_S = 3_600;

/** A snapshot is written whenever the log since the last one is SNAPSHOT_WORTH times its size: that share comes on top. */
export function reckonLogs(figures: Figures): void {
  for (const scenario of ['class30', 'boards30', 'boards40']) {
    const perSecond = figures.get(`log.${scenario}.chunkBytesPerSecond`)?.value;
    if (perSecond !== undefined) {
      figures.add(`log.${scenario}.bytesPerHour`, perSecond * HOUR_S * (1 + 1 / SNAPSHOT_WORTH));
    }
  }
}
