/** How a replay shows the members of a board: the teacher as everywhere, and a student who was erased or removed as somebody. */
import type { PlayerAppearance } from '#client/board/stage/overlay.ts';
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { teacherAppearance } from '#client/play/watch/teacher-appearance.ts';
import type { Member } from '#shared/ids.ts';
import type { ReplayIndex } from '#shared/protocol/http/replay-index.ts';

export function memberAppearance(index: Pick<ReplayIndex, 'members'> | null, member: Member): PlayerAppearance {
  if (member === 0) return teacherAppearance();
  return index?.members[member] ?? { name: replayWords.peek().somebody, hue: 0, shape: 'circle' };
}
