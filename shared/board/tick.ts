/**
 * One tick of one board: its discrete events in their order, then for each dragged group only its last position.
 * Applied in that order it gives the same board as the single events.
 */
import type { GroupId } from '#shared/ids.ts';
import { apply } from './apply.ts';
import type { Board } from './board.ts';
import type { BoardEvent, DiscreteEvent, Dragged } from './board-event.ts';

export interface Tick {
  readonly events: readonly DiscreteEvent[];
  /** Ascending by group, one for each group. */
  readonly drags: readonly Dragged[];
}

/** Collects the events of the current tick. */
export class TickBuilder {
  #events: DiscreteEvent[] = [];
  #drags = new Map<GroupId, Dragged>();

  get isEmpty(): boolean {
    return this.#events.length === 0 && this.#drags.size === 0;
  }

  add(event: BoardEvent): void {
    switch (event.kind) {
      case 'dragged':
        this.#drags.set(event.group, event);
        return;
      // These events hold the group's position, so an earlier drag of the tick is obsolete.
      case 'dropped':
      case 'turned':
      case 'released':
        this.#drags.delete(event.group);
        break;
      case 'joined':
        this.#drags.delete(event.group);
        this.#drags.delete(event.other);
        break;
      case 'reset':
      case 'restored':
        this.#drags.clear();
        break;
      default:
        break;
    }
    this.#events.push(event);
  }

  /** Returns the tick so far, and starts an empty one. */
  take(): Tick {
    const tick: Tick = { events: this.#events, drags: [...this.#drags.values()].sort((a, b) => a.group - b.group) };
    this.#events = [];
    this.#drags = new Map();
    return tick;
  }
}

/**
 * Folds a whole tick as frame `seq`.
 * @param before called with each discrete event, while the board is as it was before that event
 */
export function applyTick(board: Board, tick: Tick, seq: number, before?: (event: DiscreteEvent) => void): void {
  for (const event of tick.events) {
    before?.(event);
    apply(board, event, seq);
  }
  for (const drag of tick.drags) apply(board, drag, seq);
  board.seq = seq;
}
