/** The scenario's class at Jogak: opened and joined over the real routes, and played by clients that speak just enough Socket.IO. */

import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import { CLASS_PARAMETER, NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '#shared/protocol/paths.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { encodeDrag } from '#shared/wire/frames/client-frames.ts';
import { CountingPolling } from './counting-polling.ts';
import { type CountedConnection, CountingSocket } from './counting-socket.ts';
import type { Crowd, CrowdHand } from './crowd.ts';
import { isCountedFrame, pieceOf, positionsInTick, positionsInWall, type ScenarioPlan } from './scenario-frames.ts';

export type Transport = 'websocket' | 'polling';

/** A connection to /board that writes the packets of engine.io and Socket.IO by hand. */
class BoardClient {
  readonly socket: CountedConnection;
  readonly refusals: string[] = [];
  #view: ClassroomView | null = null;
  #counter = 0;
  readonly #acks = new Map<number, (answer: unknown) => void>();
  #arrived: () => void = () => undefined;

  private constructor(client: CountedConnection) {
    this.socket = client;
    client.onText = (text) => this.#text(text);
  }

  static async open({ origin, cookie }: ApiClient, classroom: string, transport: Transport): Promise<BoardClient> {
    const query = new URLSearchParams({ EIO: '4', transport, [CLASS_PARAMETER]: classroom });
    const url = `${transport === 'websocket' ? origin.replace('http', 'ws') : origin}${SOCKET_PATH}/?${query}`;
    const options = { url, headers: { cookie, origin }, isFrame: isCountedFrame };
    const client = await (transport === 'websocket' ? CountingSocket.open(options) : CountingPolling.open(options));
    const board = new BoardClient(client);
    const arrived = new Promise<void>((resolve) => {
      board.#arrived = resolve;
    });
    client.send(`40${NAMESPACE.board},${JSON.stringify({ page: newPageId(), version: PROTOCOL_VERSION })}`);
    await arrived;
    return board;
  }

  /** The latest view of the class. */
  get view(): ClassroomView | null {
    return this.#view;
  }

  /** Sends a request and waits for its answer. @throws Error if it is refused */
  async request(event: string, message: object): Promise<void> {
    const id = this.#counter;
    this.#counter += 1;
    const answered = new Promise((resolve) => this.#acks.set(id, resolve));
    this.socket.send(`42${NAMESPACE.board},${id}${JSON.stringify([event, message])}`);
    const answer = await answered;
    if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== true)
      throw new Error(`${event} refused: ${JSON.stringify(answer)}`);
  }

  #text(text: string): void {
    if (text === '2') {
      this.socket.send('3');
      return;
    }
    const [, type = '', id = '', body = ''] = /^4(\d)\/board,(\d*)(.*)$/s.exec(text) ?? [];
    if (type === '3') {
      this.#acks.get(Number(id))?.(JSON.parse(body)[0]);
      this.#acks.delete(Number(id));
    } else if (type === '2') {
      const [event, message] = JSON.parse(body);
      if (event === 'classroom') {
        this.#view = message;
        this.#arrived();
      }
      if (event === 'refused') this.refusals.push(body);
    } else if (type === '4') throw new Error(`the handshake was refused: ${body}`);
  }
}

/** A student's hand, which always drags the same piece. */
function handOf(board: BoardClient, number: BoardNumber, piece: PieceId): CrowdHand {
  let counter = 0;
  const onError = (error: unknown) => board.refusals.push(String(error));
  return {
    lift: () => void board.request('lift', { board: number, piece }).catch(onError),
    release: () => void board.request('release', { board: number, piece }).catch(onError),
    drag: ({ x, y }) => {
      counter += 1;
      board.socket.send(encodeDrag({ board: number, counter, drags: [{ piece, x, y }] }));
    },
  };
}

export interface JogakClass {
  readonly testClass: TestClass;
  readonly students: readonly ApiClient[];
}

/** Opens a class with a seat for each student, without any connection. */
export async function openJogakClass(origin: string, plan: ScenarioPlan, students: number): Promise<JogakClass> {
  const { columns, rows, mode } = plan;
  const testClass = await openClass(origin, { mode, cuts: [{ columns, rows, seed: 1 }] }, { capacity: students });
  const browsers: ApiClient[] = [];
  for (let index = 0; index < students; index += 1) {
    const browser = new ApiClient(origin);
    expectOk(await browser.join({ code: testClass.code, name: `Student ${index + 1}` }));
    browsers.push(browser);
  }
  return { testClass, students: browsers };
}

/** Connects the first `count` students and the teacher: all to one board, or each student to their own board and the teacher to the wall. The teacher has a WebSocket. */
export async function jogakCrowd(
  { testClass, students }: JogakClass,
  plan: ScenarioPlan,
  count: number,
  transport: Transport = 'websocket',
): Promise<Crowd> {
  const teacher = await BoardClient.open(testClass.teacher, testClass.id, 'websocket');
  const clients: BoardClient[] = [];
  const hands: CrowdHand[] = [];
  const numbers: BoardNumber[] = [];
  for (const [index, browser] of students.slice(0, count).entries()) {
    const client = await BoardClient.open(browser, testClass.id, transport);
    const you = client.view?.you;
    const number = you?.role === 'student' ? you.board : null;
    if (number === null) throw new Error('a student has no board');
    await client.request('enter', { board: number });
    clients.push(client);
    numbers.push(number);
    hands.push(handOf(client, number, pieceOf(plan, index)));
  }
  if (plan.mode === 'together') await teacher.request('enter', { board: numbers[0] });
  else await teacher.request('wall', { boards: numbers });
  return {
    hands,
    students: clients.map(({ socket: client }) => client),
    teacher: teacher.socket,
    readPositions: plan.mode === 'together' ? positionsInTick(plan) : positionsInWall(numbers),
    check() {
      const refusals = [teacher, ...clients].flatMap((client) => client.refusals);
      if (refusals.length > 0) throw new Error(`${refusals.length} refusals, the first: ${refusals[0]}`);
    },
    async close() {
      await Promise.all([teacher, ...clients].map(({ socket: client }) => client.close()));
    },
  };
}
