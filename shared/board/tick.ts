/**
 * One tick of one board: the discrete events in the order in which they happened, then for each group that was dragged
 * only where it lies at the end. Applying it in that order gives the very board that the single events gave.
 */
import type { GroupId } from '#shared/ids.ts';
import { apply } from './apply.ts';
import type { Board } from './board.ts';
import type { BoardEvent, DiscreteEvent, Dragged } from './board-event.ts';

export interface Tick {
  readonly events: readonly DiscreteEvent[];
  /** Ascending by group, one a group. */
  readonly drags: readonly Dragged[];
}

/** Gathers a tick while it lasts. */
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
      // These say where the group lies: an earlier drag of the tick is overtaken.
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

  /** The tick so far; the next one begins empty. */
  take(): Tick {
    const tick: Tick = { events: this.#events, drags: [...this.#drags.values()].sort((a, b) => a.group - b.group) };
    this.#events = [];
    this.#drags = new Map();
    return tick;
  }
}

/** Folds a whole tick as frame `seq`. @param before told of each discrete event while the board is as it was before it */
export function applyTick(board: Board, tick: Tick, seq: number, before?: (event: DiscreteEvent) => void): void {
  for (const event of tick.events) {
    before?.(event);
    apply(board, event, seq);
  }
  for (const drag of tick.drags) apply(board, drag, seq);
  board.seq = seq;
}
