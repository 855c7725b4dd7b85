import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { classLink, seatLink } from '#shared/protocol/paths.ts';
import { ERROR_CORRECTION } from './qr-code.tsx';

const SECRET = 'Zx-9_abcdefghijk';

/** A side has 17 + 4 x version modules: version 5 has 37. A phone reads 40 of them on the breadth of a hand, or from the last row. */
test.each([
  ['the longest address of a home network', 'http://192.168.100.100:65535', 4],
  ['a school’s domain', 'https://puzzle.school.example', 4],
  ['a long domain', 'https://jogak.primary-school-of-the-river.example', 5],
])('%s and the invitation give a QR code of few modules', (_what, origin, most) => {
  const link = classLink(origin, '402719', SECRET);
  expect(create(link, { errorCorrectionLevel: ERROR_CORRECTION }).version).toBeLessThanOrEqual(most);
  // No larger than the code of a seat card, which phones read from paper.
  const card = create(seatLink(origin, '402719', `12.${SECRET}`), { errorCorrectionLevel: ERROR_CORRECTION });
  expect(create(link, { errorCorrectionLevel: ERROR_CORRECTION }).version).toBeLessThanOrEqual(card.version);
});
