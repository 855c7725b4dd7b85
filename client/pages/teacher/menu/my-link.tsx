/** The teacher's own link to the class. It is a secret: shown on request, and never beside the students' code. */

import { storedTeacherKey } from '#client/classroom/teacher-key.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { CopyText } from '#client/ui/controls/copy-text.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { teacherLink } from '#shared/protocol/paths.ts';

interface MyLinkProps {
  readonly classroom: ClassroomId;
  /** The address at which other devices reach the server; null when they cannot. */
  readonly origin: string | null;
  /** The key that has just replaced the one of before; null without one. */
  readonly newKey: string | null;
}

export function MyLink({ classroom, origin, newKey }: MyLinkProps) {
  const say = teacherWords.value;
  const key = newKey ?? storedTeacherKey(classroom);
  const link = key === null ? null : teacherLink(origin ?? location.origin, classroom, key);
  return (
    <section class="stack my-link">
      <h3>{say.myLink}</h3>
      {link === null ? <p class="hint">{say.myLinkOnOtherDevice}</p> : <CopyText label={say.myLink} text={link} />}
      {link !== null && <p class="hint">{say.myLinkHint}</p>}
    </section>
  );
}
