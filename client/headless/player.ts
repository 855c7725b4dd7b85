/** A member of a class without a screen: it uses the page's own connection and mirror over the real protocol. */

import { Mirror } from '#client/board/mirror/mirror.ts';
import type { OwnOperation } from '#client/net/board-transport.ts';
import { ClassLink, type ConnectionState } from '#client/net/class-link.ts';
import { newPageId, OperationIds } from '#client/net/outbox/operation-ids.ts';
import { type OutboxStorage, StoredOutbox } from '#client/net/outbox/stored-outbox.ts';
import { OPERATION_CHECK_MS } from '#client/net/retry.ts';
import { activityRules } from '#client/play/activity-rules.ts';
import type { Checked } from '#shared/board/board-event.ts';
import type { BoardNumber, ClassroomId, Page, PieceId } from '#shared/ids.ts';
import type { ErrorCode, Failure } from '#shared/protocol/errors.ts';
import type { WaitingView } from '#shared/protocol/views/admission-view.ts';
import type { BoardAttention } from '#shared/protocol/views/attention-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { ApiClient } from './api-client.ts';
import '#shared/puzzle/kinds/every-kind.ts';

export class Player {
  readonly page: Page;
  readonly link: ClassLink;
  readonly refusals: { readonly failure: Failure; readonly piece: PieceId | null }[] = [];
  readonly states: ConnectionState[] = [];
  view: ClassroomView | null = null;
  /** The player's future seat, while it waits for the teacher's approval. */
  waiting: WaitingView | null = null;
  /** Why the handshake was refused, or the seat was lost. */
  endReason: ErrorCode | null = null;
  mirror: Mirror | null = null;
  watchingTeachers = 0;
  /** Pieces that the teacher has shown at this board. */
  readonly shownPieces: PieceId[] = [];
  /** What was found when somebody at this board asked which pieces are right. */
  readonly checks: Checked[] = [];
  /** The latest attention of each board; teachers only. */
  readonly attention = new Map<BoardNumber, BoardAttention>();
  onWall: (bytes: Uint8Array) => void = () => undefined;
  onState: (state: ConnectionState) => void = () => undefined;
  readonly #storage: OutboxStorage | null;
  readonly #retries = setInterval(() => this.mirror?.retry(), OPERATION_CHECK_MS);
  #waiters: { readonly condition: () => boolean; readonly done: () => void }[] = [];

  /** @param storage of the browser, in which moves that are not sent outlive the player; null: nothing does */
  constructor(
    browser: Pick<ApiClient, 'origin' | 'cookie'>,
    classroom: ClassroomId,
    page: Page = newPageId(),
    storage: OutboxStorage | null = null,
  ) {
    this.page = page;
    this.#storage = storage;
    this.link = new ClassLink({
      classroom,
      page,
      origin: browser.origin,
      socketOptions: {
        extraHeaders: {
          // A browser sends the cookie that it has by then.
          get cookie() {
            return browser.cookie;
          },
          origin: browser.origin,
        },
        autoConnect: true,
      },
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

  /** Resolves when `condition` holds. It is checked after every message, and every 20 ms. */
  async waitUntil(condition: () => boolean, what: string, withinMs = 10_000): Promise<void> {
    if (condition()) return;
    let poll: ReturnType<typeof setInterval> | undefined;
    let timeout: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#waiters.push({ condition, done: resolve });
        poll = setInterval(() => this.#checkWaiters(), 20);
        timeout = setTimeout(() => reject(new Error(`timed out waiting for: ${what}`)), withinMs);
      });
    } finally {
      clearInterval(poll);
      clearTimeout(timeout);
    }
  }

  /** Enters a board, its own by default, and waits until it has loaded. */
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
      operationIds: new OperationIds(this.page),
      ...(this.#storage === null ? {} : { stored: this.#storedMoves(view, board.board, this.#storage) }),
      now: () => performance.now(),
      prefersReducedMotion: () => true,
      onRefused: (failure, piece) => {
        this.refusals.push({ failure, piece });
        this.#checkWaiters();
      },
      onTeacherHint: (piece) => this.shownPieces.push(piece),
      onChecked: (checked) => this.checks.push(checked),
      onChange: () => this.#checkWaiters(),
    });
    this.mirror = mirror;
    this.link.enter(mirror);
    await this.waitUntil(() => mirror.isLoaded && this.link.transport(mirror.number).isOpen, 'the board');
    return mirror;
  }

  /** Waits until all operations of this player are durable and confirmed. */
  async waitUntilSaved(withinMs?: number): Promise<void> {
    const isSaved = () => {
      const { mirror } = this;
      return mirror === null || (mirror.unsavedSince === null && mirror.predicted === mirror.confirmed);
    };
    await this.waitUntil(isSaved, 'all moves saved', withinMs);
  }

  close(): void {
    clearInterval(this.#retries);
    this.link.close();
  }

  #storedMoves(
    { id: classroom, you }: ClassroomView,
    board: BoardNumber,
    storage: OutboxStorage,
  ): StoredOutbox<OwnOperation> {
    return new StoredOutbox({ classroom, person: you.id, of: `board-${board}`, storage });
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
