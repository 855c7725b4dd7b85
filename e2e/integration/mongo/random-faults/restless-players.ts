/** Players without a rest: each lifts, carries and drops a piece of its own as soon as its previous drop is saved, and its rate allows it. */
import type { Mirror } from '#client/board/mirror/mirror.ts';
import type { Player } from '#client/headless/player.ts';
import { framesInLog } from '#e2e/fixtures/logged-frames.ts';
import { openTestStore } from '#e2e/fixtures/server/test-database.ts';
import { EVENT_RATE } from '#server/base/limits.ts';
import type { LogKey } from '#server/store/port.ts';
import { boardOfSeed } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { applyTick } from '#shared/board/tick.ts';
import { PLANE } from '#shared/limits.ts';

const STEP_MS = 5;
/** A drop is two events. On a fast database a hand would exceed what one client may send: a quarter of that is left to others. */
const DROP_MS = ((EVENT_RATE.fillsInMs / EVENT_RATE.burst) * 2 * 4) / 3;
const CARRIES = 3;
const WITHIN_MS = 60_000;
/** Distance of rows, so large that nothing snaps: a join would touch other players' pieces. */
const ROW = 1_000;

interface RestlessPlayer {
  readonly player: Player;
  readonly mirror: Mirror;
  readonly pieces: readonly number[];
  drops: number;
  /** Steps that the held piece has been carried. */
  carried: number;
  x: number;
  /** Monotonic ms. */
  liftedAt: number;
}

export class RestlessPlayers {
  readonly #hands: RestlessPlayer[] = [];
  #timer: NodeJS.Timeout | null = null;

  add(player: Player, mirror: Mirror, pieces: readonly number[]): void {
    this.#hands.push({ player, mirror, pieces, drops: 0, carried: 0, x: 1_000, liftedAt: Number.NEGATIVE_INFINITY });
  }

  /** Number of acknowledged drops. */
  get acknowledged(): number {
    return this.#hands.reduce((sum, { mirror, drops }) => sum + (mirror.unsavedSince === null ? drops : drops - 1), 0);
  }

  start(): void {
    this.#timer = setInterval(() => {
      for (const hand of this.#hands) this.#act(hand);
    }, STEP_MS);
  }

  /** Resolves when everything is saved, nothing is held, and all players have equal boards. */
  async end(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const hand of this.#hands) {
      await hand.player.waitUntil(() => hand.player.link.state === 'live', 'a connected player', WITHIN_MS);
      if (hand.mirror.inHand !== null) this.#put(hand);
      await hand.player.waitUntilSaved(WITHIN_MS);
    }
    const isQuiet = () =>
      this.#hands.every(({ mirror }) => {
        mirror.nextFrame();
        const { confirmed, predicted } = mirror;
        return predicted === confirmed && [...confirmed.groups.values()].every(({ hold }) => hold === null);
      });
    const fingerprints = () => new Set(this.#hands.map(({ mirror }) => fingerprintOf(mirror.confirmed)));
    const [first] = this.#hands;
    await first?.player.waitUntil(
      () => isQuiet() && fingerprints().size === 1,
      'equal boards without holds',
      WITHIN_MS,
    );
  }

  /** Resolves when this many more drops are acknowledged. */
  async waitForMore(drops: number): Promise<void> {
    const wanted = this.acknowledged + drops;
    const [first] = this.#hands;
    await first?.player.waitUntil(() => this.acknowledged >= wanted, `${drops} more drops saved`, WITHIN_MS);
  }

  /** Faults of the board's log, one line each. Its server must have stopped. */
  async faults(folder: string, key: LogKey): Promise<string[]> {
    const faults: string[] = [];
    // Throws if a frame is missing or repeated, or epochs decrease.
    const frames = await framesInLog(folder, key);
    const countersOf = new Map<number, number[]>();
    for (const { tick } of frames)
      for (const event of tick.events)
        if ('operation' in event) {
          const { page, counter } = event.operation;
          countersOf.set(page, [...(countersOf.get(page) ?? []), counter]);
        }
    const store = await openTestStore(folder);
    const record = await store.board(key.classroom, key.board);
    await store.close();
    for (const { player, mirror, drops } of this.#hands) {
      const counters = countersOf.get(player.page) ?? [];
      const expected = Array.from({ length: drops }, (_, index) => index + 1);
      if (counters.join() !== expected.join()) faults.push(`of ${drops} drops the log has ${counters.join()}`);
      const { rules } = mirror;
      const board = boardOfSeed(rules, record?.seed ?? 0);
      for (const { seq, tick } of frames) applyTick(board, tick, seq);
      if (fingerprintOf(board) !== fingerprintOf(mirror.confirmed)) faults.push('a board is not the fold of its log');
      if (player.refusals.length > 0) faults.push(JSON.stringify(player.refusals[0]));
    }
    return faults;
  }

  #act(hand: RestlessPlayer): void {
    const { mirror, pieces } = hand;
    mirror.nextFrame();
    if (mirror.unsavedSince !== null) return;
    const piece = pieces[hand.drops % pieces.length] ?? 1;
    const y = piece * ROW;
    if (mirror.inHand === null) {
      if (performance.now() - hand.liftedAt < DROP_MS) return;
      hand.liftedAt = performance.now();
      mirror.take(piece);
      hand.carried = 0;
    } else if (hand.carried < CARRIES) {
      hand.carried += 1;
      mirror.carry((hand.x + hand.carried * 500) % PLANE, y);
    } else this.#put(hand);
  }

  #put(hand: RestlessPlayer): void {
    const piece = hand.pieces[hand.drops % hand.pieces.length] ?? 1;
    hand.x = (hand.x + 37) % PLANE;
    hand.mirror.put(hand.x, piece * ROW);
    hand.drops += 1;
  }
}
