/** The scenario's class at Colyseus. It writes packets by hand, so that the load costs as little as that of the other servers. */

import { CountingSocket } from './counting-socket.ts';
import type { Crowd, CrowdHand } from './crowd.ts';
import { pieceOf, type ScenarioPlan } from './scenario-frames.ts';

/** First bytes of Colyseus's messages: `Protocol` in @colyseus/shared-types. */
const JOIN_ROOM = 10;
const ROOM_DATA = 13;
const ROOM_STATE_PATCH = 15;
const CODE_BITS = 0x1f;

function codeOf(bytes: Uint8Array): number {
  return (bytes[0] ?? 0) & CODE_BITS;
}

async function enter(port: number): Promise<CountingSocket> {
  const response = await fetch(`http://127.0.0.1:${port}/matchmake/joinOrCreate/board`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { processId, roomId, sessionId } = await response.json();
  const { promise: joined, resolve: join } = Promise.withResolvers<void>();
  const socket = await CountingSocket.open({
    url: `ws://127.0.0.1:${port}/${processId}/${roomId}?sessionId=${sessionId}`,
    isFrame: (bytes) => codeOf(bytes) === ROOM_STATE_PATCH,
    onBytes: (bytes) => {
      if (codeOf(bytes) === JOIN_ROOM) join();
    },
  });
  await joined;
  socket.send(Uint8Array.of(JOIN_ROOM));
  return socket;
}

/** A message of the type "d" with [piece, x, y] in MessagePack, as `room.send('d', [piece, x, y])` writes it. */
function dragBytes(piece: number, x: number, y: number): Uint8Array {
  const numbers = [piece, x, y].flatMap((value) => [0xcd, value >>> 8, value & 0xff]);
  return Uint8Array.of(ROOM_DATA, 0xa1, 0x64, 0x93, ...numbers);
}

export async function colyseusCrowd(port: number, plan: ScenarioPlan): Promise<Crowd> {
  const teacher = await enter(port);
  const students: CountingSocket[] = [];
  const hands: CrowdHand[] = [];
  for (let index = 0; index < plan.hands; index += 1) {
    const socket = await enter(port);
    const piece = pieceOf(plan, index);
    students.push(socket);
    hands.push({
      lift: () => undefined,
      release: () => undefined,
      drag: ({ x, y }) => socket.send(dragBytes(piece, x, y)),
    });
  }
  return {
    hands,
    students,
    teacher,
    readPositions: null,
    check: () => undefined,
    async close() {
      await Promise.all([teacher, ...students].map((socket) => socket.close()));
    },
  };
}
