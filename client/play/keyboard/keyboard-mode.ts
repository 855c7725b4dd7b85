/**
 * Keyboard play as the rest of the page sees it: whether its panel is open, and which piece is chosen. A chosen piece is known to this page
 * alone and not held at the server, so slow hands lose nothing. The panel's part is `keyboard-play.ts`, which loads with the panel.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { Baskets } from '#client/play/baskets/baskets.ts';
import { playSound } from '#client/play/sound/sounds.ts';
// Before the press that opens the panel.
import '#client/ui/last-input.ts';
import { groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { GroupId, Member, PieceId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { Hints } from './hints.ts';

/** Why the panel opens: a key was pressed, another puzzle came while it was open, or the page was loaded again. */
export type OpeningReason = 'requested' | 'nextPuzzle' | 'resumed';

export interface KeyboardModeDeps {
  readonly mirror: Mirror;
  /** The descriptions that the picture has. */
  readonly activity: Pick<ActivityView, 'id' | 'sample' | 'description'>;
  /** Does the picture show on the mat? Then empty cells are described by it. */
  readonly ghost: ReadonlySignal<boolean>;
  /** Null: the teacher, or unknown. */
  readonly nameOf: (member: Member) => string | null;
  /** The chosen piece has changed. */
  readonly onChosen: () => void;
  readonly onJoined: () => void;
  /** The panel was opened, or closed. */
  readonly onOpen: (isOpen: boolean) => void;
}

export class KeyboardMode {
  readonly deps: KeyboardModeDeps;
  readonly isOpen: ReadonlySignal<boolean>;
  /** The last opening, a new object each time; null: it has never been open. */
  readonly opening: ReadonlySignal<{ readonly reason: OpeningReason } | null>;
  readonly chosen: ReadonlySignal<PieceId | null>;
  /** Changes whenever the groups, their turns, holders or marks have changed. */
  readonly version: ReadonlySignal<number>;
  /** What a screen reader says. */
  readonly announcement: ReadonlySignal<string>;
  readonly hints: Hints;
  /** Places to put pieces aside, by keys and otherwise; null: they are off. */
  readonly baskets = signal<Baskets | null>(null);
  readonly #isOpen = signal(false);
  readonly #opening = signal<{ readonly reason: OpeningReason } | null>(null);
  readonly #chosen = signal<PieceId | null>(null);
  readonly #version = signal(0);
  readonly #announcement = signal('');
  readonly #picture = signal<ImageBitmap | null>(null);
  #digest = -1;

  constructor(deps: KeyboardModeDeps) {
    this.deps = deps;
    this.isOpen = this.#isOpen;
    this.opening = this.#opening;
    this.chosen = this.#chosen;
    this.version = this.#version;
    this.announcement = this.#announcement;
    this.hints = new Hints(deps.mirror);
  }

  get puzzle(): Puzzle {
    return this.deps.mirror.rules.puzzle;
  }

  /** The picture that the pieces are cut from; null until it is loaded. */
  get picture(): ImageBitmap | null {
    return this.#picture.value;
  }

  setPicture(picture: ImageBitmap): void {
    this.#picture.value = picture;
  }

  /** The chosen piece's group, which the board outlines. */
  get chosenGroup(): GroupId | null {
    const piece = this.#chosen.peek();
    return piece === null ? null : groupOf(this.deps.mirror.predicted, piece).id;
  }

  /** Call it whenever the board may have changed. O(groups) while open, else nothing. */
  refresh(): void {
    if (!this.#isOpen.peek()) return;
    const { predicted, isLoaded } = this.deps.mirror;
    let digest = isLoaded ? 1 : 0;
    for (const { id, pieces, turn, hold } of predicted.groups.values()) {
      const mark = predicted.wrongPieces.has(id) ? 1 : 0;
      for (const part of [id, pieces.length, turn, hold?.member ?? -1, mark])
        digest = (Math.imul(digest, 31) + part) | 0;
    }
    if (digest === this.#digest) return;
    this.#digest = digest;
    if (this.chosenGroup === MAT_ID) {
      this.choose(null);
      this.announce(boardWords.peek().heldPieceJoined);
    }
    this.#version.value += 1;
  }

  open(reason: OpeningReason = 'requested'): void {
    this.#isOpen.value = true;
    this.refresh();
    this.#opening.value = { reason };
    this.deps.onOpen(true);
  }

  toggle(): void {
    if (this.#isOpen.peek()) this.close();
    else this.open();
  }

  close(): void {
    this.choose(null);
    this.#isOpen.value = false;
    this.deps.onOpen(false);
  }

  choose(piece: PieceId | null): void {
    this.#chosen.value = piece;
    // Without a mat the picture grows from the largest group that is not chosen.
    this.#version.value += 1;
    if (piece !== null) playSound('take');
    this.deps.onChosen();
  }

  /** A screen reader ignores a text that equals the last one, so a repeated text ends in a no-break space. */
  announce(text: string): void {
    this.#announcement.value = text === this.#announcement.peek() ? `${text}\u00a0` : text;
  }
}
