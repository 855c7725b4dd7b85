/** Computes the size of a log for an hour: its chunks, its snapshots, and the overhead of the database. */
import { DatabaseSync } from 'node:sqlite';
import type { Figures } from '#bench/figures.ts';
import { CHUNK_MOTION_MS, SNAPSHOT_LOG_RATIO } from '#server/base/limits.ts';

const HOUR_S = 3_600;
/** Number of logs in each scenario. */
const LOGS = { class30: 1, boards30: 30, boards40: 40, 'boards30.mongo': 30 } as const;

/**
 * Scales what the journal wrote in the windows. A snapshot is written whenever the log since the last one is SNAPSHOT_LOG_RATIO times its
 * size, which adds that share. On disk each chunk also has a row and an index entry; their size follows from the pages of the closed database.
 */
export function measureLogSize(database: string, figures: Figures): void {
  const overhead = overheadOfChunk(database);
  figures.add('log.diskOverheadBytesPerChunk', overhead);
  for (const [scenario, logs] of Object.entries(LOGS)) {
    const perSecond = figures.get(`log.${scenario}.chunkBytesPerSecond`)?.value;
    if (perSecond === undefined) continue;
    const logBytes = perSecond * HOUR_S * (1 + 1 / SNAPSHOT_LOG_RATIO);
    if (scenario.endsWith('mongo')) {
      figures.add(`log.${scenario}.bytesPerHour`, logBytes);
      continue;
    }
    const chunks = (logs * HOUR_S * 1_000) / CHUNK_MOTION_MS;
    figures.add(`log.${scenario}.bytesPerHour`, logBytes);
    figures.add(`log.${scenario}.diskBytesPerHour`, logBytes + chunks * overhead);
  }
}

/** Bytes of pages for each chunk, less its own bytes. */
function overheadOfChunk(database: string): number {
  const file = new DatabaseSync(database, { readOnly: true });
  try {
    const pages = file.prepare(
      `SELECT sum(pgsize) AS bytes FROM dbstat WHERE name IN (SELECT name FROM sqlite_schema WHERE tbl_name = 'chunks')`,
    );
    const rows = file.prepare('SELECT count(*) AS chunks, sum(length(bytes)) AS bytes FROM chunks');
    const { chunks, bytes } = rows.get() ?? {};
    return (Number(pages.get()?.['bytes']) - Number(bytes)) / Number(chunks);
  } finally {
    file.close();
  }
}
