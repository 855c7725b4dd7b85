/** The first sentences of the insight. Each opens the part whose numbers it tells. */
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import { openPart, partId, type ShownInsight } from '../insight-part.tsx';
import { insightSentences } from './insight-sentences.ts';

export function FirstSentences({ answers, insight, puzzles }: ShownInsight) {
  const sentences = insightSentences(answers, puzzles);
  if (sentences.length === 0) return <p>{insightWords.value.first.tooShort}</p>;
  return (
    <ul class="first-sentences">
      {sentences.map(({ part, text }) => (
        <li key={part}>
          <a
            href={`#${partId(insight, part)}`}
            onClick={(event) => {
              event.preventDefault();
              openPart(insight, part);
            }}
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
