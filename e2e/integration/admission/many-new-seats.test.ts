/** Making a seat is limited by the class's room alone, never by an address; many new seats within a minute are told to the teacher. */
import { expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { closedAfterEach, inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { MANY_NEW_SEATS } from '#server/base/limits.ts';

const server = await inProcessServerPerFile();
const players = closedAfterEach<Player>();

async function teacherOf({ teacher, id }: TestClass): Promise<Player> {
  const player = new Player(teacher, id);
  players.push(player);
  await player.waitUntil(() => player.view !== null, 'the class');
  return player;
}

async function join(testClass: TestClass, count: number, from = 0): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async (_, index) =>
      expectOk(await new ApiClient(server.origin).join({ code: testClass.code, name: `Student ${from + index}` })),
    ),
  );
}

const newSeats = ({ view }: Player) => view?.admission?.newSeats;

it.each(['code', 'approval'] as const)('the teacher is told from many on (%s), with their number', async (mode) => {
  const testClass = await openClass(server.origin, {}, { capacity: 40, admission: mode });
  const teacher = await teacherOf(testClass);
  await join(testClass, MANY_NEW_SEATS - 1);
  const seats = () => (teacher.view?.admission?.seats.length ?? 0) + (teacher.view?.admission?.waiting.length ?? 0);
  await teacher.waitUntil(() => seats() === MANY_NEW_SEATS - 1, 'all but one');
  expect(newSeats(teacher)).toBe(0);
  await join(testClass, 2, MANY_NEW_SEATS);
  await teacher.waitUntil(() => newSeats(teacher) === MANY_NEW_SEATS + 1, 'the number of new seats');
});

it('the lock ends it', async () => {
  const testClass = await openClass(server.origin, {}, { capacity: 40 });
  const teacher = await teacherOf(testClass);
  await join(testClass, MANY_NEW_SEATS);
  await teacher.waitUntil(() => newSeats(teacher) === MANY_NEW_SEATS, 'the number of new seats');
  expectOk(await new AdmissionApi(teacher.link).setLocked(true));
  expect(await new ApiClient(server.origin).join({ code: testClass.code, name: 'One more' })).toMatchObject({
    code: 'locked',
  });
});

it('a school of one address fills its classes', async () => {
  const classes = await Promise.all(Array.from({ length: 6 }, () => openClass(server.origin, {}, { capacity: 40 })));
  await Promise.all(classes.map((each) => join(each, 40)));
});
