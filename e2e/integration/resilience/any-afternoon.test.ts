/**
 * What a page shows as saved is in the log, once: over any order of attendances, reloads, frozen and duplicated pages, offline stretches,
 * restarts, and other children on the same device. Real links against a real server. AFTERNOONS: how many are tried.
 */
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import {
  Afternoon,
  CHILDREN,
  type Happening,
  Moves,
  type PageHappening,
  type Participant,
} from '#e2e/fixtures/afternoon.ts';
import { Device } from '#e2e/fixtures/device.ts';
import { framesInLog } from '#e2e/fixtures/logged-frames.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openChattyClass, postedTexts, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { BoardEvent } from '#shared/board/board-event.ts';

const RUNS = Number(process.env['AFTERNOONS'] ?? 6);

const server = await inProcessServerPerFile();
const devices: Device[] = [];

afterEach(async () => {
  for (const device of devices.splice(0)) await device.stop();
});

async function newDevice(cookie?: string): Promise<Device> {
  const device = await Device.start(Number(new URL(server.origin).port), cookie);
  devices.push(device);
  return device;
}

async function eventsInLog({ testClass, boards }: Pick<Participant, 'testClass' | 'boards'>): Promise<BoardEvent[]> {
  const events: BoardEvent[] = [];
  for (const board of boards)
    for (const { tick } of await framesInLog(server.folder, { classroom: testClass.id, board }))
      events.push(...tick.events);
  return events;
}

/** Each move is in the log once, or was refused and said. @param mayBeRefused the teacher has moved all pieces */
function expectMoves(
  events: readonly BoardEvent[],
  person: Participant,
  isTeacher: boolean,
  mayBeRefused: boolean,
): void {
  const dropped = events.filter((event) => event.kind === 'dropped' && (event.member === 0) === isTeacher);
  const moves = dropped.flatMap((event) => (event.kind === 'dropped' ? Moves.at(event) : []));
  expect(new Set(moves).size).toBe(moves.length);
  const missing = Array.from({ length: person.moves.count }, (_, move) => move).filter((move) => !moves.includes(move));
  if (!mayBeRefused) expect(missing).toEqual([]);
  expect(missing.map((move) => person.moves.pieceOf(move)).filter((piece) => !person.refused.has(piece))).toEqual([]);
}

async function runAfternoon(happenings: readonly Happening[]): Promise<void> {
  if (!server.isRunning) await server.start();
  const classes: TestClass[] = [await openChattyClass(server.origin), await openChattyClass(server.origin)];
  const [tablet, laptop] = [await newDevice(), await newDevice(classes[0]?.teacher.cookie)];
  const restart = async () => {
    await server.stop();
    await server.start();
  };
  const afternoon = new Afternoon({ classes, tablet, laptop, restart });
  await afternoon.begin();
  for (const what of happenings) await afternoon.happen(what);
  await afternoon.end();
  const posted = (await Promise.all(classes.map(postedTexts))).flat();
  expect(posted.sort()).toEqual(afternoon.everybody.flatMap(({ texts }) => texts).sort());
  expect([...tablet.storage.records.keys(), ...laptop.storage.records.keys()]).toEqual([]);
  for (const device of devices.splice(0)) await device.stop();
  await server.stop();
  const { teacher, children } = afternoon;
  const teachersEvents = await eventsInLog(teacher);
  expectMoves(teachersEvents, teacher, true, false);
  const resets = teachersEvents.filter(({ kind }) => kind === 'reset').length;
  expect(resets).toBeGreaterThanOrEqual(teacher.resets.answered);
  expect(resets).toBeLessThanOrEqual(teacher.resets.asked);
  for (const inClass of children)
    for (const name of CHILDREN) expectMoves(await eventsInLog(inClass[name]), inClass[name], false, resets > 0);
}

const drop = (pieces: number): PageHappening => ({ kind: 'drop', pieces });
const tablet = (...whats: readonly PageHappening[]): Happening[] => whats.map((what) => ({ at: 'tablet', what }));
const laptop = (...whats: readonly PageHappening[]): Happening[] => whats.map((what) => ({ at: 'laptop', what }));
const child = (name: 'Mina' | 'Jun', of = 0): Happening => ({ at: 'tablet', what: { kind: 'child', child: name, of } });
const RESTART: Happening = { at: 'server', what: { kind: 'restart' } };
const RESET: Happening = { at: 'laptop', what: { kind: 'reset' } };
const DEAL: Happening = { at: 'laptop', what: { kind: 'deal' } };
const page = (kind: Exclude<PageHappening['kind'], 'drop' | 'reload'>): PageHappening => ({ kind });
const RELOAD: PageHappening = { kind: 'reload', withFirstPageNumber: false };
const RELOAD_WITH_NUMBER: PageHappening = { kind: 'reload', withFirstPageNumber: true };
const [SAVED, SAY, TAB, BACK, FORWARD] = [page('saved'), page('say'), page('tab'), page('back'), page('forward')];
const [OFFLINE, ONLINE, CLOSED] = [page('offline'), page('online'), page('closed')];

const AFTERNOONS: readonly (readonly [string, readonly Happening[]])[] = [
  ['a reload after five drops', tablet(drop(5), SAY, RELOAD, drop(7))],
  ['a page number that outlives its count', tablet(drop(5), RELOAD_WITH_NUMBER, drop(6), SAY)],
  [
    'a page number that outlives its count, and a restart',
    [...tablet(drop(5), SAVED), RESTART, ...tablet(RELOAD_WITH_NUMBER, drop(6), SAVED)],
  ],
  ['ten drops and three messages offline, and a reload', tablet(OFFLINE, drop(10), SAY, SAY, SAY, RELOAD)],
  [
    'ten drops and three messages offline, and another child on the device',
    [...tablet(OFFLINE, drop(10), SAY, SAY, SAY, CLOSED, ONLINE), child('Jun'), ...tablet(drop(3))],
  ],
  ['a duplicated tab with moves on their way', tablet(drop(6), TAB, drop(4), TAB, SAY)],
  [
    'a child who leaves and comes back at once, and then another child',
    [...tablet(drop(1)), child('Mina'), ...tablet(drop(5)), child('Jun'), ...tablet(drop(4), CLOSED)],
  ],
  [
    'Back with moves on their way, another page meanwhile, and Forward',
    tablet(OFFLINE, drop(4), BACK, ONLINE, RELOAD, drop(3), SAY, FORWARD, drop(4), SAY),
  ],
  [
    'Back, another child, and Forward to the page of the first one',
    [...tablet(OFFLINE, drop(4), SAY, BACK, ONLINE), child('Jun'), ...tablet(drop(3), FORWARD, drop(2), SAY)],
  ],
  [
    'moves offline in one class, and then in another',
    [...tablet(OFFLINE, drop(4), CLOSED, ONLINE), child('Mina', 1), ...tablet(OFFLINE, drop(5), RELOAD, ONLINE)],
  ],
  [
    'a restart between moves that were not answered',
    [...tablet(drop(6), OFFLINE, drop(3)), RESTART, ...tablet(ONLINE, drop(2), RELOAD, drop(2))],
  ],
  [
    'a teacher’s moves and messages offline, a reload, and another picture',
    [...laptop(drop(3), OFFLINE, drop(4), SAY, CLOSED, ONLINE), DEAL, ...laptop(RELOAD, drop(2), SAY)],
  ],
  [
    'a reset while moves wait',
    [...tablet(drop(3), OFFLINE, drop(4)), RESET, RESET, ...laptop(RELOAD, drop(2)), RESET, ...tablet(ONLINE, drop(3))],
  ],
  [
    'another picture while moves wait',
    [...tablet(OFFLINE, drop(4)), DEAL, ...tablet(CLOSED, ONLINE, RELOAD, drop(3)), DEAL, ...tablet(RELOAD)],
  ],
];

// Proves I16, I42.
it.each(AFTERNOONS)(
  'all moves and messages are there once after %s',
  async (_what, happenings) => {
    await runAfternoon(happenings);
  },
  120_000,
);

const onPage = (reload: PageHappening): fc.Arbitrary<PageHappening> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }).map(drop) },
    { weight: 6, arbitrary: fc.constantFrom(TAB, BACK, FORWARD, OFFLINE, ONLINE, CLOSED, reload, reload) },
    { weight: 2, arbitrary: fc.constant(SAY) },
  );

const happenings = (reload: PageHappening, elsewhere: readonly Happening[]): fc.Arbitrary<Happening[]> => {
  const arrival = fc.tuple(fc.constantFrom(...CHILDREN), fc.integer({ min: 0, max: 1 }));
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    { weight: 8, arbitrary: onPage(reload).map((what): Happening => ({ at: 'tablet', what })) },
    { weight: 3, arbitrary: onPage(reload).map((what): Happening => ({ at: 'laptop', what })) },
    { weight: 2, arbitrary: arrival.map(([name, of]) => child(name, of)) },
    { weight: 2, arbitrary: fc.constantFrom(...elsewhere) },
  );
  return fc.array(happening, { minLength: 4, maxLength: 16 });
};

/** What an id was for is known until the server starts anew: where page numbers outlive their counts, it does not. */
const anyAfternoon = fc.oneof(
  { weight: 2, arbitrary: happenings(RELOAD, [RESTART, RESET, DEAL]) },
  { weight: 1, arbitrary: happenings(RELOAD_WITH_NUMBER, [RESET, DEAL]) },
);

// Proves I16, I42.
it(
  'all moves and messages are there once after any afternoon',
  async () => {
    const seed = newPageId() | 0;
    await fc.assert(fc.asyncProperty(anyAfternoon, runAfternoon), {
      seed,
      numRuns: RUNS,
      endOnFailure: true,
    });
  },
  RUNS * 60_000,
);
