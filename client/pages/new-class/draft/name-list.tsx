/** The field for the names of the students, and below it what was read from it: the names, and what was left out, before they count. */
import { useEffect, useId, useRef } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { readNameList } from '#client/pages/new-class/names/read-name-list.ts';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { scrollWholeIntoView } from '#client/ui/scroll-into-view.ts';
import { CAPACITY_MAX } from '#shared/limits.ts';
import { type DraftProps, type NameListProblem, nameListProblem, namesOf } from './class-draft.ts';

export function NameList({ draft, onDraft }: DraftProps) {
  const say = newClassWords.value;
  const id = useId();
  const problem = nameListProblem(draft);
  const isInvalid = problem !== null && problem.kind !== 'none';
  const isWritten = draft.names.trim() !== '';
  const wasWritten = useRef(isWritten);
  const field = useRef<HTMLDivElement>(null);
  // The names that were read are checked, so that they are in view beside what was pasted.
  useEffect(() => {
    if (isWritten && !wasWritten.current && field.current !== null) scrollWholeIntoView(field.current);
    wasWritten.current = isWritten;
  }, [isWritten]);
  return (
    <div class="field" ref={field}>
      <label for={id}>{say.names}</label>
      <textarea
        id={id}
        rows={6}
        aria-describedby={`${id}-hint`}
        aria-invalid={isInvalid}
        value={draft.names}
        onInput={({ currentTarget: { value } }) => onDraft({ ...draft, names: value })}
      />
      {isInvalid ? (
        <ErrorLine id={`${id}-hint`} text={problemText(problem)} />
      ) : (
        <p class="hint" id={`${id}-hint`}>
          {problem !== null ? say.namesHint : say.namesCount(namesOf(draft).length)}
        </p>
      )}
      {isWritten && <NamePreview draft={draft} problem={problem} />}
    </div>
  );
}

interface NamePreviewProps extends Pick<DraftProps, 'draft'> {
  readonly problem: NameListProblem | null;
}

function NamePreview({ draft, problem }: NamePreviewProps) {
  const say = newClassWords.value;
  const { isTable, leftOut } = readNameList(draft.names);
  const names = namesOf(draft);
  const refused = problem !== null && 'entry' in problem ? problem.entry - 1 : -1;
  const parts = [...leftOut].map(([kind, count]) => say.leftOutParts[kind](count));
  return (
    <section class="name-preview" aria-label={say.namesRead}>
      {isTable && <p class="hint">{say.namesTable}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that the keyboard must reach it */}
      <ol tabIndex={0} aria-label={say.namesRead} translate={false}>
        {names.map((name, index) => (
          <li key={index} dir="auto" data-refused={index === refused}>
            {name}
          </li>
        ))}
      </ol>
      {parts.length > 0 && (
        <p class="hint" role="status">
          {say.namesLeftOut(parts.join(', '))}
        </p>
      )}
    </section>
  );
}

function problemText(problem: NameListProblem): string {
  const say = newClassWords.value;
  if ('entry' in problem) return say.nameRefused(problem.entry, problem.name, say.nameProblems[problem.kind]);
  return problem.kind === 'many' ? say.namesMany(CAPACITY_MAX) : say.namesHint;
}
