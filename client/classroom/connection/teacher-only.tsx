/** In place of a teacher's page, for whoever has not opened the class's teacher link here. It does not say whether there is such a class. */
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { teacherConnectionWords } from '#client/i18n/words/teacher/teacher-connection-words.ts';
import { NoticePage } from '#client/ui/surfaces/notice-page.tsx';
import { PAGE } from '#shared/protocol/paths.ts';
// What else such a page may have to say.
import '#client/i18n/words/teacher/teacher-error-sentences.ts';
import './teacher-only.css';

export function TeacherOnly() {
  const say = teacherConnectionWords.value;
  return (
    <NoticePage text={say.forTeacher} home={PAGE.newClass}>
      <p>{say.studentsByCode}</p>
      <p class="hint">{say.openTeacherLink}</p>
      <div class="teacher-only">
        <a class="button" data-kind="primary" href={PAGE.join}>
          {say.asStudent}
        </a>
        <a class="button" href={PAGE.newClass}>
          {sharedWords.value.toStartPage}
        </a>
      </div>
    </NoticePage>
  );
}
