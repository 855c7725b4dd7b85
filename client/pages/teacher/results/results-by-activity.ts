/** The results of a class in the order in which it is remembered: the latest activity first, its students by seat. */
import type { StudentResult } from '#shared/protocol/http/responses.ts';

/** Boards that a student has not begun, and has another one of the same activity, are left out: they were exchanged. */
export function resultsByActivity(rows: readonly StudentResult[]): StudentResult[][] {
  const byActivity = new Map<number, StudentResult[]>();
  for (const row of rows) byActivity.set(row.activity, [...(byActivity.get(row.activity) ?? []), row]);
  return [...byActivity.entries()]
    .sort(([one], [other]) => other - one)
    .map(([, all]) =>
      all.filter(
        (row) => row.startedAt !== null || !all.some((other) => other.seat === row.seat && other.board !== row.board),
      ),
    );
}
