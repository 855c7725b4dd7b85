/** Students on the teacher's list who have not joined yet. */
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';

export function NotYet({ names }: { readonly names: readonly string[] }) {
  return (
    <section class="not-yet" aria-labelledby="not-yet">
      <h2 id="not-yet">{teacherWords.value.notArrived(names.length)}</h2>
      <ul>
        {names.map((name) => (
          <li key={name} dir="auto" translate={false}>
            {name}
          </li>
        ))}
      </ul>
    </section>
  );
}
