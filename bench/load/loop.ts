/** The same class at the bare `ws` loop. */
import { encodeDrag } from '../../shared/wire/drag.ts';
import type { Crowd, Hand } from './crowd.ts';
import { isShown, movedInTick, movedInWall, type Plan, pieceOf } from './frames.ts';
import { Line } from './line.ts';

export async function loopCrowd(port: number, plan: Plan): Promise<Crowd> {
  const open = (query: string) => Line.open({ url: `ws://127.0.0.1:${port}/?${query}`, isFrame: isShown });
  const isTogether = plan.mode === 'together';
  const teacher = await open(isTogether ? 'board=1' : 'wall');
  const students: Line[] = [];
  const hands: Hand[] = [];
  const numbers: number[] = [];
  for (let index = 0; index < plan.hands; index += 1) {
    const line = await open(isTogether ? 'board=1' : 'plays');
    const board = isTogether ? 1 : index + 1;
    const piece = pieceOf(plan, index);
    let counter = 0;
    students.push(line);
    numbers.push(board);
    hands.push({
      lift: () => undefined,
      release: () => undefined,
      drag: ({ x, y }) => {
        counter += 1;
        line.send(encodeDrag({ board, counter, drags: [{ piece, x, y }] }));
      },
    });
  }
  return {
    hands,
    students,
    teacher,
    movedIn: isTogether ? movedInTick(plan) : movedInWall(numbers),
    check: () => undefined,
    async close() {
      await Promise.all([teacher, ...students].map((line) => line.close()));
    },
  };
}

/** Half a dozen round trips a second to a loop that only sends back: what loopback and this process's own turn cost. */
export class Echo {
  readonly #line: Line;
  readonly #timer: NodeJS.Timeout;
  #trips: number[] = [];

  private constructor(line: Line) {
    this.#line = line;
    line.onText = (text) => this.#trips.push(performance.now() - Number(text));
    this.#timer = setInterval(() => line.send(String(performance.now())), 160);
  }

  static async open(port: number): Promise<Echo> {
    return new Echo(await Line.open({ url: `ws://127.0.0.1:${port}/?plays`, isFrame: () => false }));
  }

  /** Round trips since the last asking, ascending. Milliseconds. */
  take(): number[] {
    const trips = this.#trips.sort((a, b) => a - b);
    this.#trips = [];
    return trips;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#line.close();
  }
}
