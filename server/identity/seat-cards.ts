/** Seat cards: a card's secret is derived from the class's card key and the seat's number. None is stored, and a new key revokes all. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ClassroomRecord } from '#server/store/port.ts';
import type { SeatCards, SeatChoice } from '#shared/protocol/http/responses.ts';

/** Length of a secret in bytes: 96 bits make 16 characters. */
const SECRET_BYTES = 12;

export function newCardKey(): string {
  return randomBytes(32).toString('base64url');
}

/** The secret that is derived from a card key for a purpose: 16 characters. */
export function deriveSecret(cardKey: string, purpose: string): string {
  return createHmac('sha256', cardKey).update(purpose).digest().subarray(0, SECRET_BYTES).toString('base64url');
}

/** A card's text: `number.secret`. */
export function cardOf(cardKey: string, number: number): string {
  return `${number}.${deriveSecret(cardKey, `seat ${number}`)}`;
}

/** All cards of a class, for printing. */
export function seatCards(
  { cardKey, title, code }: Pick<ClassroomRecord, 'cardKey' | 'title' | 'code'>,
  choices: readonly SeatChoice[],
): SeatCards {
  return {
    title,
    code,
    cards: choices.map(({ number, name, hue, shape }) => ({
      number,
      name,
      hue,
      shape,
      secret: cardOf(cardKey, number),
    })),
  };
}

/** The seat number of a card; null when it was not derived from this key. */
export function seatOfCard(cardKey: string, card: string): number | null {
  const number = Number(card.split('.')[0]);
  const [given, expected] = [Buffer.from(card), Buffer.from(cardOf(cardKey, number))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? number : null;
}
