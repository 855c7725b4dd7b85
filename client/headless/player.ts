/** Somebody at a board over the real protocol, with the page's own connection and mirror, and no screen. */

import { Mirror } from '#client/board/mirror/mirror.ts';
import { ClassLink, type ConnectionState } from '#client/net/class-link.ts';
import { activityRules } from '#client/play/activity-rules.ts';
import type { BoardNumber, ClassroomId, Page, PieceId } from '#shared/ids.ts';
import type { ErrorCode, Failure } from '#shared/protocol/errors.ts';
import type { WaitingView } from '#shared/protocol/views/admission-view.ts';
import type { BoardAttention } from '#shared/protocol/views/attention-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { ApiClient } from './api-client.ts';

export class Player {
  readonly page: Page;
  readonly link: ClassLink;
  readonly refusals: { readonly failure: Failure; readonly piece: PieceId | null }[] = [];
  readonly states: ConnectionState[] = [];
  view: ClassroomView | null = null;
  /** Who this player will be, while the teacher has not let it in. */
  waiting: WaitingView | null = null;
  /** Why the door was shut, or the page sent off. */
  endReason: ErrorCode | null = null;
  mirror: Mirror | null = null;
  watchingTeachers = 0;
  /** Pieces that the teacher has shown here. */
  readonly shownPieces: PieceId[] = [];
  /** Hears frames of the wall, and what becomes of the connection. */
  onWall: (bytes: Uint8Array) => void = () => undefined;
  /** Boards that ask for a look, as a teacher is told of them. */
  readonly attention = new Map<BoardNumber, BoardAttention>();
  onState: (state: ConnectionState) => void = () => undefined;
  #waiters: { readonly condition: () => boolean; readonly done: () => void }[] = [];

  constructor(browser: Pick<ApiClient, 'origin' | 'cookie'>, classroom: ClassroomId, page: Page = newPageId()) {
    this.page = page;
    this.link = new ClassLink({
      classroom,
      page,
      origin: browser.origin,
      socketOptions: { extraHeaders: { cookie: browser.cookie, origin: browser.origin }, autoConnect: true },
      onState: (state, why) => {
        this.states.push(state);
        this.endReason = why;
        this.onState(state);
        this.#checkWaiters();
      },
      onWaiting: (view) => {
        this.waiting = view;
        this.#checkWaiters();
      },
      onClassroom: (view) => {
        this.waiting = null;
        this.view = view;
        this.#checkWaiters();
      },
      onWatched: (_board, teachers) => {
        this.watchingTeachers = teachers;
        this.#checkWaiters();
      },
      onRefused: (failure) => {
        this.refusals.push({ failure, piece: null });
        this.#checkWaiters();
      },
      onAttention: (boards) => {
        for (const each of boards) this.attention.set(each.board, each);
        this.#checkWaiters();
      },
      onWall: (bytes) => {
        this.onWall(bytes);
        this.#checkWaiters();
      },
    });
  }

  /** Resolves when `condition` holds; it is looked at whenever something comes, and now and then. */
  async waitUntil(condition: () => boolean, what: string, withinMs = 10_000): Promise<void> {
    if (condition()) return;
    let poll: ReturnType<typeof setInterval> | undefined;
    let late: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#waiters.push({ condition, done: resolve });
        poll = setInterval(() => this.#checkWaiters(), 20);
        late = setTimeout(() => reject(new Error(`waited in vain: ${what}`)), withinMs);
      });
    } finally {
      clearInterval(poll);
      clearTimeout(late);
    }
  }

  /** Goes to a board (its own, if none is named) and waits until it is there. */
  async enter(number?: BoardNumber): Promise<Mirror> {
    await this.waitUntil(() => this.view?.activity != null && this.view.boards.length > 0, 'an activity');
    const { view } = this;
    const own = view?.you.role === 'student' ? view.you.board : null;
    const wanted = number ?? own ?? view?.boards[0]?.board;
    const spotlit = view?.controls.spotlight;
    const mine = view?.boards.find((each) => each.board === wanted);
    const board = mine ?? (spotlit?.board === wanted ? spotlit : undefined);
    if (view?.activity == null || board == null) throw new Error('no such board');
    const isTeacher = view.you.role === 'teacher';
    const member = view.you.role === 'teacher' ? 0 : mine === undefined ? -1 : view.you.member;
    const mirror = new Mirror({
      number: board.board,
      rules: activityRules(view.activity, board.cut),
      actor: { member, page: this.page, isTeacher },
      transport: this.link.transport(board.board),
      now: () => performance.now(),
      prefersReducedMotion: () => true,
      onRefused: (failure, piece) => {
        this.refusals.push({ failure, piece });
        this.#checkWaiters();
      },
      onTeacherHint: (piece) => this.shownPieces.push(piece),
      onChange: () => this.#checkWaiters(),
    });
    this.mirror = mirror;
    this.link.enter(mirror);
    await this.waitUntil(() => mirror.isLoaded && this.link.transport(mirror.number).isOpen, 'the board');
    return mirror;
  }

  /** All that this player did is durable, and shown. */
  async waitUntilSaved(withinMs?: number): Promise<void> {
    const isSaved = () => {
      const { mirror } = this;
      return mirror === null || (mirror.unsavedSince === null && mirror.predicted === mirror.confirmed);
    };
    await this.waitUntil(isSaved, 'everything saved', withinMs);
  }

  close(): void {
    this.mirror?.close();
    this.link.close();
  }

  #checkWaiters(): void {
    this.mirror?.nextFrame();
    this.#waiters = this.#waiters.filter(({ condition, done }) => {
      if (!condition()) return true;
      done();
      return false;
    });
  }
}

export function newPageId(): Page {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;
}
