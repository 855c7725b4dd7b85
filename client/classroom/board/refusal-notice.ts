/** Says why a move was refused, and who moves the piece where somebody does. It loads with the first press on the page. */
import type { PlayerAppearance } from '#client/board/stage/overlay.ts';
import { errorSentences, hasSentence } from '#client/i18n/words/error-sentences.ts';
import { refusalNoticeWords } from '#client/i18n/words/refusal-sentences.ts';
import type { Member } from '#shared/ids.ts';
import type { Failure } from '#shared/protocol/errors.ts';

export function refusalNotice(
  { code, member }: Failure,
  appearanceOf: (member: Member) => PlayerAppearance | null,
): string {
  const say = refusalNoticeWords.peek();
  if (member === 0 && code === 'held') return say.teacherIsMoving;
  const player = member === undefined ? null : appearanceOf(member);
  if (player !== null && code === 'held') return say.isMoving(player.name);
  if (player !== null && code === 'touched') return say.hasMoved(player.name);
  return errorSentences.peek()[hasSentence(code) ? code : 'internal'];
}

/** Of moves on a board that this page shows no more. */
export function tooLateNotice(): string {
  return refusalNoticeWords.peek().movesTooLate;
}
