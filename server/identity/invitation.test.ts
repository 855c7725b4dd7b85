import { expect, test } from 'vitest';
import { invitationOf, isInvitation } from './invitation.ts';
import { cardOf, newCardKey } from './seat-cards.ts';

const room = { code: '402719', cardKey: newCardKey() };

test('an invitation is of one class, and no seat card', () => {
  const invitation = invitationOf(room);
  expect(invitation).toMatch(/^[A-Za-z0-9_-]{16}$/);
  expect(isInvitation(room, invitation)).toBe(true);
  expect(isInvitation({ ...room, cardKey: newCardKey() }, invitation)).toBe(false);
  for (const seat of [1, 40, 200]) expect(cardOf(room.cardKey, seat)).not.toContain(invitation);
});

test('a new code or new cards make it anew', () => {
  const invitation = invitationOf(room);
  expect(isInvitation({ ...room, code: '402720' }, invitation)).toBe(false);
  expect(isInvitation({ ...room, cardKey: newCardKey() }, invitation)).toBe(false);
});

test('where there is no class nothing is one, what would be made of nothing included', () => {
  expect(isInvitation(null, invitationOf(room))).toBe(false);
  expect(isInvitation(null, invitationOf({ code: '', cardKey: '' }))).toBe(false);
});

test.each(['', 'A', 'A'.repeat(15), 'A'.repeat(17), 'Ä'.repeat(16)])('%j is none', (given) => {
  expect(isInvitation(room, given)).toBe(false);
});
