import { expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { startDemo } from './demo.ts';

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
