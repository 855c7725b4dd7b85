import { afterEach, expect, it } from 'vitest';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { CENTRE } from '#shared/limits.ts';
import type { Crowd, HandPosition } from './crowd.ts';
import { jogakCrowd, openJogakClass } from './jogak-clients.ts';
import type { ScenarioPlan } from './scenario-frames.ts';

const server = await inProcessServerPerFile();
let crowd: Crowd | null = null;

afterEach(async () => {
  await crowd?.close();
  crowd = null;
});

it.each<ScenarioPlan>([
  { mode: 'together', columns: 4, rows: 3, hands: 3 },
  { mode: 'each', columns: 4, rows: 3, hands: 3 },
])('carries out a lift, a drag and a release of one moment in their order: $mode', async (plan) => {
  const { hands, teacher, students, readPositions, check } = await open(plan);
  const seen: HandPosition[] = [];
  teacher.onBytes = (bytes) => seen.push(...(readPositions?.(bytes) ?? []));
  for (let turn = 1; turn <= 20; turn += 1) {
    for (const hand of hands) {
      hand.lift();
      hand.drag({ x: CENTRE + turn, y: CENTRE });
    }
    // The server reads two to four successive drags at once.
    for (const hand of hands) hand.drag({ x: CENTRE, y: CENTRE + turn });
    await expect
      .poll(() => seen.filter(({ y }) => y === CENTRE + turn).length, { message: `turn ${turn} shown` })
      .toBeGreaterThanOrEqual(hands.length);
    for (const hand of hands) hand.release();
  }
  check();
  expect(new Set(seen.map(({ hand }) => hand)).size).toBe(hands.length);
  expect(teacher.frames).toBeGreaterThan(0);
  expect(teacher.bytes).toBeGreaterThan(0);
  if (plan.mode === 'together') for (const student of students) expect(student.frames).toBeGreaterThan(0);
});

async function open(plan: ScenarioPlan): Promise<Crowd> {
  const opened = await openJogakClass(server.origin, plan, plan.hands);
  crowd = await jogakCrowd(opened, plan, plan.hands);
  return crowd;
}
