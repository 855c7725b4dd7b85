import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { classLink, seatLink } from '#shared/protocol/paths.ts';
import { ERROR_CORRECTION } from './qr-code.tsx';

const SECRET = 'Zx-9_abcdefghijk';

/** Modules a side are 17 + 4 x version: up to version 5 a phone reads 40 of them across a hand's breadth, or from the last row. */
test.each([
  ['the longest address of a home network', 'http://192.168.100.100:65535', 4],
  ['a school’s domain', 'https://puzzle.school.example', 4],
  ['a long domain', 'https://jogak.primary-school-of-the-river.example', 5],
])('%s and the class’s invitation make a QR code of few modules', (_what, origin, most) => {
  const link = classLink(origin, '402719', SECRET);
  expect(create(link, { errorCorrectionLevel: ERROR_CORRECTION }).version).toBeLessThanOrEqual(most);
  // No larger than that of a seat card, which has been read from paper all along.
  const card = create(seatLink(origin, '402719', `12.${SECRET}`), { errorCorrectionLevel: ERROR_CORRECTION });
  expect(create(link, { errorCorrectionLevel: ERROR_CORRECTION }).version).toBeLessThanOrEqual(card.version);
});
