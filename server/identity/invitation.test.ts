import { expect, test } from 'vitest';
import { invitationOf, isInvitation } from './invitation.ts';
import { cardOf, newCardKey } from './seat-cards.ts';

const classroom = { code: '402719', cardKey: newCardKey() };

test('belongs to one class, and is no seat card', () => {
  const invitation = invitationOf(classroom);
  expect(invitation).toMatch(/^[A-Za-z0-9_-]{16}$/);
  expect(isInvitation(classroom, invitation)).toBe(true);
  expect(isInvitation({ ...classroom, cardKey: newCardKey() }, invitation)).toBe(false);
  for (const seat of [1, 40, 200]) expect(cardOf(classroom.cardKey, seat)).not.toContain(invitation);
});

test('changes with a new code or new cards', () => {
  const invitation = invitationOf(classroom);
  expect(isInvitation({ ...classroom, code: '402720' }, invitation)).toBe(false);
  expect(isInvitation({ ...classroom, cardKey: newCardKey() }, invitation)).toBe(false);
});

test('accepts nothing where there is no class, the invitation of an empty record included', () => {
  expect(isInvitation(null, invitationOf(classroom))).toBe(false);
  expect(isInvitation(null, invitationOf({ code: '', cardKey: '' }))).toBe(false);
});

test.each(['', 'A', 'A'.repeat(15), 'A'.repeat(17), 'Ä'.repeat(16)])('refuses %j', (given) => {
  expect(isInvitation(classroom, given)).toBe(false);
});
