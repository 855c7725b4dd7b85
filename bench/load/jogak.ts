/** A class at Jogak itself: opened and joined over its real routes, then played by clients that speak just enough Socket.IO. */
import { openClass, type TestClass } from '../../e2e/fixtures/classroom.ts';
import type { BoardNumber, PieceId } from '../../shared/ids.ts';
import type { ClassroomView } from '../../shared/protocol/events.ts';
import { CLASS_PARAMETER, NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '../../shared/protocol/paths.ts';
import { encodeDrag } from '../../shared/wire/drag.ts';
import { Browser, expectOk } from '../bots/browser.ts';
import { newPage } from '../bots/player.ts';
import type { Crowd, Hand } from './crowd.ts';
import { isShown, movedInTick, movedInWall, type Plan, pieceOf } from './frames.ts';
import { Line } from './line.ts';

/** A line that is in the namespace of boards: engine.io's and Socket.IO's packets by hand. */
class BoardLine {
  readonly line: Line;
  readonly refusals: string[] = [];
  #view: ClassroomView | null = null;
  #counter = 0;
  readonly #acks = new Map<number, (answer: unknown) => void>();
  #arrived: () => void = () => undefined;

  private constructor(line: Line) {
    this.line = line;
    line.onText = (text) => this.#text(text);
  }

  static async open({ origin, cookie }: Browser, classroom: string): Promise<BoardLine> {
    const query = new URLSearchParams({ EIO: '4', transport: 'websocket', [CLASS_PARAMETER]: classroom });
    const line = await Line.open({
      url: `${origin.replace('http', 'ws')}${SOCKET_PATH}/?${query}`,
      headers: { cookie, origin },
      isFrame: isShown,
    });
    const board = new BoardLine(line);
    const arrived = new Promise<void>((resolve) => {
      board.#arrived = resolve;
    });
    line.send(`40${NAMESPACE.board},${JSON.stringify({ page: newPage(), version: PROTOCOL_VERSION })}`);
    await arrived;
    return board;
  }

  /** The class as it was told last. */
  get view(): ClassroomView | null {
    return this.#view;
  }

  /** Asks and waits for the answer; throws when it is a refusal. */
  async ask(event: string, message: object): Promise<void> {
    const id = this.#counter;
    this.#counter += 1;
    const answered = new Promise((resolve) => this.#acks.set(id, resolve));
    this.line.send(`42${NAMESPACE.board},${id}${JSON.stringify([event, message])}`);
    const answer = await answered;
    if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== true)
      throw new Error(`${event} refused: ${JSON.stringify(answer)}`);
  }

  #text(text: string): void {
    if (text === '2') {
      this.line.send('3');
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
    } else if (type === '4') throw new Error(`the door is shut: ${body}`);
  }
}

/** A student's hand: always the same piece of the board. */
function handOf(board: BoardLine, number: BoardNumber, piece: PieceId): Hand {
  let counter = 0;
  const failed = (error: unknown) => board.refusals.push(String(error));
  return {
    lift: () => void board.ask('lift', { board: number, piece }).catch(failed),
    release: () => void board.ask('release', { board: number, piece }).catch(failed),
    drag: ({ x, y }) => {
      counter += 1;
      board.line.send(encodeDrag({ board: number, counter, drags: [{ piece, x, y }] }));
    },
  };
}

export interface JogakClass {
  readonly room: TestClass;
  readonly students: readonly Browser[];
}

/** Opens a class with a seat for each student; nobody is connected yet. */
export async function openJogakClass(origin: string, plan: Plan, students: number): Promise<JogakClass> {
  const { columns, rows, mode } = plan;
  const room = await openClass(origin, { mode, cuts: [{ columns, rows, seed: 1 }] }, { capacity: students });
  const browsers: Browser[] = [];
  for (let index = 0; index < students; index += 1) {
    const browser = new Browser(origin);
    expectOk(await browser.join({ code: room.code, name: `Student ${index + 1}` }));
    browsers.push(browser);
  }
  return { room, students: browsers };
}

/** The first `count` students and the teacher come: all to one board, or each to their own and the teacher to the wall. */
export async function jogakCrowd({ room, students }: JogakClass, plan: Plan, count: number): Promise<Crowd> {
  const teacher = await BoardLine.open(room.teacher, room.id);
  const lines: BoardLine[] = [];
  const hands: Hand[] = [];
  const numbers: BoardNumber[] = [];
  for (const [index, browser] of students.slice(0, count).entries()) {
    const line = await BoardLine.open(browser, room.id);
    const you = line.view?.you;
    const number = you?.role === 'student' ? you.board : null;
    if (number === null) throw new Error('a student without a board');
    await line.ask('enter', { board: number });
    lines.push(line);
    numbers.push(number);
    hands.push(handOf(line, number, pieceOf(plan, index)));
  }
  if (plan.mode === 'together') await teacher.ask('enter', { board: numbers[0] });
  else await teacher.ask('wall', { boards: numbers });
  return {
    hands,
    students: lines.map(({ line }) => line),
    teacher: teacher.line,
    movedIn: plan.mode === 'together' ? movedInTick(plan) : movedInWall(numbers),
    check() {
      const refusals = [teacher, ...lines].flatMap((line) => line.refusals);
      if (refusals.length > 0) throw new Error(`${refusals.length} refusals, the first: ${refusals[0]}`);
    },
    async close() {
      await Promise.all([teacher, ...lines].map(({ line }) => line.close()));
    },
  };
}
