/** A data folder that an earlier build wrote opens, replays and is played on as before. */
import { cp, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ApiClient } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { InProcessServer } from '#e2e/fixtures/server/in-process-server.ts';
import { makeDataFolder } from '#e2e/fixtures/server/server-process.ts';
import { type StoredBoard, storedBoard } from '#e2e/fixtures/stored-board.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';

/** Of the build before puzzles had kinds: one board solved, one begun, with turns. */
const OLD_DATA = fileURLToPath(new URL('../../fixtures/old-data/v6', import.meta.url));

/** Shortly after it was written. A day later the server compacts what no page has open, while the test reads it. */
const WRITTEN_AT = Date.UTC(2026, 10, 30, 0, 30);

interface EarlierClass {
  readonly classroom: ClassroomId;
  readonly teacher: string;
  readonly boards: readonly {
    readonly name: string;
    readonly cookie: string;
    readonly board: BoardNumber;
    readonly groups: number;
    readonly log: StoredBoard;
  }[];
}

it('its boards replay the same at every moment, and their students play on', async () => {
  const { classroom, teacher, boards }: EarlierClass = JSON.parse(await readFile(`${OLD_DATA}/boards.json`, 'utf8'));
  const folder = await makeDataFolder();
  await cp(`${OLD_DATA}/sqlite`, folder, { recursive: true });
  vi.useFakeTimers({ now: WRITTEN_AT, toFake: ['Date'], shouldAdvanceTime: true });
  const server = new InProcessServer(folder);
  onTestFinished(async () => {
    await server.stop();
    vi.useRealTimers();
    await rm(folder, { recursive: true, force: true });
  });
  await server.start();
  const teachers = new ApiClient(server.origin).withCookie(teacher);
  for (const { board, log } of boards) expect(await storedBoard(teachers, classroom, board)).toEqual(log);

  for (const { cookie, board, groups } of boards) {
    const player = new Player(new ApiClient(server.origin).withCookie(cookie), classroom);
    onTestFinished(() => player.close());
    const mirror = await player.enter();
    expect(mirror.number).toBe(board);
    expect(mirror.confirmed.groups.size).toBe(groups);
    const loose = [...mirror.confirmed.groups.values()].find(({ id }) => id !== 0);
    if (loose === undefined) continue;
    mirror.drop(loose.id, loose.x + 1_000, loose.y);
    await player.waitUntilSaved();
    expect(mirror.confirmed.groups.get(loose.id)?.x).toBe(loose.x + 1_000);
  }
});
