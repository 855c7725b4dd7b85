import { expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { boardProgress } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { startDemo } from './demo.ts';
import { DEMO_PUZZLES, type DemoPuzzle } from './puzzles.ts';

const server = await inProcessServerPerFile();

it('opens a class whose bots play, and admits one more student', async () => {
  const demo = await startDemo({ origin: server.origin, bots: 4, mode: 'together', seed: 7 });
  try {
    expect(demo.teacher).toMatch(/\/teach\/[\w-]+#key=[\w-]+$/);
    const code = new URL(demo.student).searchParams.get('code') ?? '';
    const guest = new ApiClient(server.origin);
    const { id } = expectOk(await guest.join({ code, name: 'Guest' }));
    const player = new Player(guest, id as ClassroomId);
    try {
      const mirror = await player.enter();
      expect(player.view?.seats).toBe(5);
      const before = fingerprintOf(mirror.confirmed);
      await player.waitUntil(() => fingerprintOf(mirror.confirmed) !== before, 'a bot’s move', 30_000);
    } finally {
      player.close();
    }
  } finally {
    demo.stop();
  }
});

/** A plain run plays these alone: bots take their time. */
const PLAYED_PLAINLY: readonly DemoPuzzle[] = ['sort', 'label', 'map'];

it.for(DEMO_PUZZLES.filter((puzzle) => puzzle !== 'picture'))(
  'opens a class whose bots put together a puzzle of the kind %s',
  async (puzzle, context) => {
    leaveToAll(context, PLAYED_PLAINLY.includes(puzzle));
    const demo = await startDemo({ origin: server.origin, bots: 3, mode: 'together', puzzle, seed: 7 });
    try {
      const code = new URL(demo.student).searchParams.get('code') ?? '';
      const guest = new ApiClient(server.origin);
      const { id } = expectOk(await guest.join({ code, name: 'Guest' }));
      const player = new Player(guest, id as ClassroomId);
      try {
        const mirror = await player.enter();
        expect(mirror.rules.puzzle.pieces).toBeGreaterThan(5);
        await player.waitUntil(() => boardProgress(mirror.confirmed).done >= 3, 'three pieces in place', 50_000);
      } finally {
        player.close();
      }
    } finally {
      demo.stop();
    }
  },
);
