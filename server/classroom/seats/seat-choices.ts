/** The seats of a class of numbers or of a list: each can be tapped on the join page, and has a card. */

import { seatOfCard } from '#server/identity/seat-cards.ts';
import type { ClassroomRecord } from '#server/store/port.ts';
import type { SeatAppearance } from '#shared/protocol/views/seat-appearance.ts';
import { hueOf, pickAppearance } from './appearance.ts';

/** With the appearance that the seat has or will have. */
export interface NumberedAppearance extends SeatAppearance {
  readonly number: number;
}

export class SeatChoices {
  readonly #record: () => ClassroomRecord;
  #all: readonly NumberedAppearance[];

  constructor(record: () => ClassroomRecord) {
    this.#record = record;
    this.#all = choicesOf(record());
  }

  /** None where names are typed or generated. */
  get all(): readonly NumberedAppearance[] {
    return this.#all;
  }

  byNumber(number: number): NumberedAppearance | undefined {
    return this.#all.find((choice) => choice.number === number);
  }

  byCard(card: string): NumberedAppearance | undefined {
    const number = seatOfCard(this.#record().cardKey, card);
    return this.#all.find((choice) => choice.number === number);
  }

  /** Call it when the class's list of names has changed. */
  refresh(): void {
    this.#all = choicesOf(this.#record());
  }
}

function choicesOf({ naming, names, capacity }: ClassroomRecord): NumberedAppearance[] {
  const tappable =
    naming === 'list' ? names : naming === 'numbers' ? Array.from({ length: capacity }, (_, n) => String(n + 1)) : [];
  const choices: NumberedAppearance[] = [];
  for (const [index, name] of tappable.entries())
    choices.push({ number: index + 1, name, ...pickAppearance(hueOf(name), choices) });
  // An erased student leaves an empty name in the list.
  return choices.filter(({ name }) => name !== '');
}
