/** Seat cards: a card's secret follows from the class's card key and the seat's number, so that none has to be kept and a new key ends all. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ClassroomRecord } from '#server/store/port.ts';
import type { SeatCards, SeatChoice } from '#shared/protocol/http/responses.ts';

/** Of a secret: 96 bits are 16 signs. Bytes. */
const SECRET_BYTES = 12;

export function newCardKey(): string {
  return randomBytes(32).toString('base64url');
}

/** The secret that a card key makes for something: 16 signs. */
export function deriveSecret(cardKey: string, what: string): string {
  return createHmac('sha256', cardKey).update(what).digest().subarray(0, SECRET_BYTES).toString('base64url');
}

/** What a card says of its seat: `number.secret`. */
export function cardOf(cardKey: string, number: number): string {
  return `${number}.${deriveSecret(cardKey, `seat ${number}`)}`;
}

/** All cards of a class, to be printed. */
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

/** The number of the seat that a card is for; null when the key did not make it. */
export function seatOfCard(cardKey: string, card: string): number | null {
  const number = Number(card.split('.')[0]);
  const [given, expected] = [Buffer.from(card), Buffer.from(cardOf(cardKey, number))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? number : null;
}
