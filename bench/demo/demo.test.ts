/** The demo is a real class that moves by itself. */
import { expect, it } from 'vitest';
import { serverOfFile } from '../../e2e/fixtures/of-file.ts';
import { fingerprintOf } from '../../shared/board/fingerprint.ts';
import type { ClassroomId } from '../../shared/ids.ts';
import { Browser, expectOk } from '../bots/browser.ts';
import { Player } from '../bots/player.ts';
import { startDemo } from './demo.ts';

const server = await serverOfFile();

it('opens a class, fills it with bots that play, and lets one more student in', async () => {
  const demo = await startDemo({ origin: server.origin, bots: 4, mode: 'together', seed: 7 });
  try {
    expect(demo.teacher).toMatch(/\/teach\/[\w-]+#key=[\w-]+$/);
    const code = new URL(demo.student).searchParams.get('code') ?? '';
    const guest = new Browser(server.origin);
    const { id } = expectOk(await guest.join({ code, name: 'Guest' }));
    const player = new Player(guest, id as ClassroomId);
    try {
      const mirror = await player.enter();
      expect(player.view?.seats).toBe(5);
      const before = fingerprintOf(mirror.told);
      await player.until(() => fingerprintOf(mirror.told) !== before, 'a bot’s move', 30_000);
    } finally {
      player.close();
    }
  } finally {
    demo.stop();
  }
});
