/** Somebody at a board over the real protocol, with the page's own connection and mirror, and no screen. */

import { Mirror } from '../../client/board/mirror/mirror.ts';
import { ClassLink, type LinkState } from '../../client/net/link.ts';
import { rulesFor } from '../../client/play/rules.ts';
import type { BoardNumber, ClassroomId, Page, PieceId } from '../../shared/ids.ts';
import type { BoardAttention } from '../../shared/protocol/attention.ts';
import type { WaitingView } from '../../shared/protocol/door.ts';
import type { ErrorCode, Failure } from '../../shared/protocol/errors.ts';
import type { ClassroomView } from '../../shared/protocol/events.ts';
import type { Browser } from './browser.ts';

export class Player {
  readonly page: Page;
  readonly link: ClassLink;
  readonly refusals: { readonly failure: Failure; readonly piece: PieceId | null }[] = [];
  readonly states: LinkState[] = [];
  view: ClassroomView | null = null;
  /** Who this player will be, while the teacher has not let it in. */
  waiting: WaitingView | null = null;
  /** Why the door was shut, or the page sent off. */
  why: ErrorCode | null = null;
  mirror: Mirror | null = null;
  watched = 0;
  /** Pieces that the teacher has shown here. */
  readonly shown: PieceId[] = [];
  /** Hears frames of the wall, and what becomes of the connection. */
  onWall: (bytes: Uint8Array) => void = () => undefined;
  /** Boards that ask for a look, as a teacher is told of them. */
  readonly attention = new Map<BoardNumber, BoardAttention>();
  onState: (state: LinkState) => void = () => undefined;
  #waiting: { readonly until: () => boolean; readonly done: () => void }[] = [];

  constructor(browser: Pick<Browser, 'origin' | 'cookie'>, classroom: ClassroomId, page: Page = newPage()) {
    this.page = page;
    this.link = new ClassLink({
      classroom,
      page,
      origin: browser.origin,
      options: { extraHeaders: { cookie: browser.cookie, origin: browser.origin }, autoConnect: true },
      onState: (state, why) => {
        this.states.push(state);
        this.why = why;
        this.onState(state);
        this.#look();
      },
      onWaiting: (view) => {
        this.waiting = view;
        this.#look();
      },
      onClassroom: (view) => {
        this.waiting = null;
        this.view = view;
        this.#look();
      },
      onWatched: (_board, teachers) => {
        this.watched = teachers;
        this.#look();
      },
      onRefused: (failure) => {
        this.refusals.push({ failure, piece: null });
        this.#look();
      },
      onAttention: (boards) => {
        for (const each of boards) this.attention.set(each.board, each);
        this.#look();
      },
      onWall: (bytes) => {
        this.onWall(bytes);
        this.#look();
      },
    });
  }

  /** Resolves when `condition` holds; it is looked at whenever something comes, and now and then. */
  async until(condition: () => boolean, what: string, withinMs = 10_000): Promise<void> {
    if (condition()) return;
    let look: ReturnType<typeof setInterval> | undefined;
    let late: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#waiting.push({ until: condition, done: resolve });
        look = setInterval(() => this.#look(), 20);
        late = setTimeout(() => reject(new Error(`waited in vain: ${what}`)), withinMs);
      });
    } finally {
      clearInterval(look);
      clearTimeout(late);
    }
  }

  /** Goes to a board (its own, if none is named) and waits until it is there. */
  async enter(number?: BoardNumber): Promise<Mirror> {
    await this.until(() => this.view?.activity != null && this.view.boards.length > 0, 'an activity');
    const { view } = this;
    const own = view?.you.role === 'student' ? view.you.board : null;
    const wanted = number ?? own ?? view?.boards[0]?.board;
    const spotlit = view?.led.spotlight;
    const mine = view?.boards.find((each) => each.board === wanted);
    const board = mine ?? (spotlit?.board === wanted ? spotlit : undefined);
    if (view?.activity == null || board == null) throw new Error('no such board');
    const isTeacher = view.you.role === 'teacher';
    const member = view.you.role === 'teacher' ? 0 : mine === undefined ? -1 : view.you.member;
    const mirror = new Mirror({
      number: board.board,
      rules: rulesFor(view.activity, board.cut),
      actor: { member, page: this.page, teacher: isTeacher },
      way: this.link.way(board.board),
      now: () => performance.now(),
      still: () => true,
      onRefused: (failure, piece) => {
        this.refusals.push({ failure, piece });
        this.#look();
      },
      onShown: (piece) => this.shown.push(piece),
      onChange: () => this.#look(),
    });
    this.mirror = mirror;
    this.link.enter(mirror);
    await this.until(() => mirror.isLoaded && this.link.way(mirror.number).isOpen, 'the board');
    return mirror;
  }

  /** All that this player did is durable, and shown. */
  async saved(withinMs?: number): Promise<void> {
    const isSaved = () => {
      const { mirror } = this;
      return mirror === null || (mirror.unsavedSince === null && mirror.board === mirror.told);
    };
    await this.until(isSaved, 'everything saved', withinMs);
  }

  close(): void {
    this.mirror?.close();
    this.link.close();
  }

  #look(): void {
    this.mirror?.show();
    this.#waiting = this.#waiting.filter(({ until, done }) => {
      if (!until()) return true;
      done();
      return false;
    });
  }
}

export function newPage(): Page {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;
}
