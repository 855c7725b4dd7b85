/** What the pages show of a board in play: progress, solved, paused, and whether all moves are saved. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { boardProgress, type Group } from '#shared/board/board.ts';
import type { Checked } from '#shared/board/board-event.ts';
import { type SaveState, saveStateOf } from './save-state.ts';
import { playSound } from './sound/sounds.ts';

export interface PlayFacts {
  /** Joins made, and joins of the whole picture. */
  readonly done: number;
  readonly all: number;
  readonly isSolved: boolean;
  readonly isPaused: boolean;
}

export class PlayStatus {
  readonly facts: ReadonlySignal<PlayFacts>;
  readonly saveState: ReadonlySignal<SaveState>;
  /** The picture has become solved while this page showed it. */
  readonly isNewlySolved: ReadonlySignal<boolean>;
  /** What the last check found while this page had the board open, until a piece is moved; null: nothing. */
  readonly checked = signal<Checked | null>(null);
  /** Its frame. */
  #checkedAt = 0;
  readonly #mirror: Mirror;
  readonly #link: Pick<ClassLink, 'isLost'>;
  readonly #facts = signal<PlayFacts>({ done: 0, all: 1, isSolved: false, isPaused: false });
  /** A board that was solved before the page came is no news. */
  #wasLoaded = false;
  readonly #isNewlySolved = signal(false);
  readonly #saveState = signal<SaveState>('saved');

  constructor(mirror: Mirror, link: Pick<ClassLink, 'isLost'>) {
    this.#mirror = mirror;
    this.#link = link;
    this.facts = this.#facts;
    this.saveState = this.#saveState;
    this.isNewlySolved = this.#isNewlySolved;
  }

  onChecked(found: Checked): void {
    this.#checkedAt = this.#mirror.streamPosition?.seq ?? 0;
    this.checked.value = found;
  }

  /** Call it whenever the board may have changed. `now`: monotonic ms. */
  refresh(now: number): void {
    const mirror = this.#mirror;
    const isMoved = ({ touchedAt }: Group) => touchedAt > this.#checkedAt;
    if (this.checked.peek() !== null && [...mirror.predicted.groups.values()].some(isMoved)) this.checked.value = null;
    const { done, of: all } = boardProgress(mirror.predicted);
    const { isSolved } = mirror;
    const isPaused = mirror.confirmed.paused;
    const before = this.#facts.peek();
    if (!isSolved) this.#isNewlySolved.value = false;
    else if (this.#wasLoaded && !before.isSolved) {
      this.#isNewlySolved.value = true;
      playSound('solved');
    }
    this.#wasLoaded = mirror.isLoaded;
    if (before.done !== done || before.all !== all || before.isSolved !== isSolved || before.isPaused !== isPaused) {
      this.#facts.value = { done, all, isSolved, isPaused };
    }
    this.#saveState.value = saveStateOf(this.#link.isLost, mirror.unsavedSince, now);
  }
}
