/** The same class at Colyseus: its own packets by hand, so that the load costs no more than the other sides'. */
import type { Crowd, Hand } from './crowd.ts';
import { type Plan, pieceOf } from './frames.ts';
import { Line } from './line.ts';

/** First bytes of its messages: `Protocol` in @colyseus/shared-types. */
const JOIN_ROOM = 10;
const ROOM_DATA = 13;
const ROOM_STATE_PATCH = 15;
const CODE_BITS = 0x1f;

function codeOf(bytes: Uint8Array): number {
  return (bytes[0] ?? 0) & CODE_BITS;
}

async function enter(port: number): Promise<Line> {
  const response = await fetch(`http://127.0.0.1:${port}/matchmake/joinOrCreate/board`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { processId, roomId, sessionId } = await response.json();
  const { promise: joined, resolve: join } = Promise.withResolvers<void>();
  const line = await Line.open({
    url: `ws://127.0.0.1:${port}/${processId}/${roomId}?sessionId=${sessionId}`,
    isFrame: (bytes) => codeOf(bytes) === ROOM_STATE_PATCH,
    onBytes: (bytes) => {
      if (codeOf(bytes) === JOIN_ROOM) join();
    },
  });
  await joined;
  line.send(Uint8Array.of(JOIN_ROOM));
  return line;
}

/** A message of the type "d" with [piece, x, y] in MessagePack, as `room.send('d', [piece, x, y])` writes it. */
function dragBytes(piece: number, x: number, y: number): Uint8Array {
  const numbers = [piece, x, y].flatMap((value) => [0xcd, value >>> 8, value & 0xff]);
  return Uint8Array.of(ROOM_DATA, 0xa1, 0x64, 0x93, ...numbers);
}

export async function colyseusCrowd(port: number, plan: Plan): Promise<Crowd> {
  const teacher = await enter(port);
  const students: Line[] = [];
  const hands: Hand[] = [];
  for (let index = 0; index < plan.hands; index += 1) {
    const line = await enter(port);
    const piece = pieceOf(plan, index);
    students.push(line);
    hands.push({
      lift: () => undefined,
      release: () => undefined,
      drag: ({ x, y }) => line.send(dragBytes(piece, x, y)),
    });
  }
  return {
    hands,
    students,
    teacher,
    movedIn: null,
    check: () => undefined,
    async close() {
      await Promise.all([teacher, ...students].map((line) => line.close()));
    },
  };
}
