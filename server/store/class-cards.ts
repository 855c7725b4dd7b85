/**
 * What processes tell each other of the classes that they have, for the list of open classes: a card each, which may be lost. A class
 * without a card is read from the store.
 */
import type { ClassroomId } from '#shared/ids.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';

/** Null: the list does not show the class. */
export type CardListener = (id: ClassroomId, view: OpenClassView | null) => void;

export interface ClassCards {
  /** As the process that has it shows it; undefined: none has one. */
  card(id: ClassroomId): Promise<OpenClassView | null | undefined>;
  /** A class that this process has has changed. */
  show(id: ClassroomId, view: OpenClassView | null): void;
  /** This process has the class no more, or has just made it: from now on it is as the store has it, and `view` is that. */
  leave(id: ClassroomId, view: OpenClassView | null): void;
  /** Called with what other processes tell. */
  listen(listener: CardListener): void;
}

/** Of one process alone. */
export const NO_CARDS: ClassCards = {
  card: async () => undefined,
  show: () => undefined,
  leave: () => undefined,
  listen: () => undefined,
};
