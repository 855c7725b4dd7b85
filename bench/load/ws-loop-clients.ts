/** The scenario's class at the bare `ws` loop. */
import { encodeDrag } from '#shared/wire/frames/client-frames.ts';
import { CountingSocket } from './counting-socket.ts';
import type { Crowd, CrowdHand } from './crowd.ts';
import { isCountedFrame, pieceOf, positionsInTick, positionsInWall, type ScenarioPlan } from './scenario-frames.ts';

export async function wsLoopCrowd(port: number, plan: ScenarioPlan): Promise<Crowd> {
  const open = (query: string) =>
    CountingSocket.open({ url: `ws://127.0.0.1:${port}/?${query}`, isFrame: isCountedFrame });
  const isTogether = plan.mode === 'together';
  const teacher = await open(isTogether ? 'board=1' : 'wall');
  const students: CountingSocket[] = [];
  const hands: CrowdHand[] = [];
  const numbers: number[] = [];
  for (let index = 0; index < plan.hands; index += 1) {
    const socket = await open(isTogether ? 'board=1' : 'plays');
    const board = isTogether ? 1 : index + 1;
    const piece = pieceOf(plan, index);
    let counter = 0;
    students.push(socket);
    numbers.push(board);
    hands.push({
      lift: () => undefined,
      release: () => undefined,
      drag: ({ x, y }) => {
        counter += 1;
        socket.send(encodeDrag({ board, counter, drags: [{ piece, x, y }] }));
      },
    });
  }
  return {
    hands,
    students,
    teacher,
    readPositions: isTogether ? positionsInTick(plan) : positionsInWall(numbers),
    check: () => undefined,
    async close() {
      await Promise.all([teacher, ...students].map((socket) => socket.close()));
    },
  };
}

/** Half a dozen round trips a second to an echo: the delay of loopback and of this process. */
export class EchoProbe {
  readonly #socket: CountingSocket;
  readonly #timer: NodeJS.Timeout;
  #trips: number[] = [];

  private constructor(socket: CountingSocket) {
    this.#socket = socket;
    socket.onText = (text) => this.#trips.push(performance.now() - Number(text));
    this.#timer = setInterval(() => socket.send(String(performance.now())), 160);
  }

  static async open(port: number): Promise<EchoProbe> {
    return new EchoProbe(await CountingSocket.open({ url: `ws://127.0.0.1:${port}/?plays`, isFrame: () => false }));
  }

  /** The round trips since the last call, ascending. Milliseconds. */
  take(): number[] {
    const trips = this.#trips.sort((a, b) => a - b);
    this.#trips = [];
    return trips;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#socket.close();
  }
}
