/** One activity with what the students did at its boards. */
import { ChartLine } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { dotted } from '#client/i18n/dotted.ts';
import { language } from '#client/i18n/language.ts';
import { timeOfAnyDay } from '#client/i18n/time-of-day.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { resultsWords } from '#client/i18n/words/teacher/results-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import { Loading } from '#client/ui/surfaces/notice.tsx';
import type { ActivityId, ClassroomId } from '#shared/ids.ts';
import type { StudentResult } from '#shared/protocol/http/responses.ts';
import { picturePath } from '#shared/protocol/paths.ts';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import { activityName } from '#shared/results/results-csv.ts';

const MINUTE_MS = 60_000;

interface ActivityResultsProps {
  readonly classroom: ClassroomId;
  /** Of one activity. */
  readonly rows: readonly StudentResult[];
}

const loadInsight = () => import('../insight/insight-section.tsx').then(({ InsightSection }) => InsightSection);

export function ActivityResults({ classroom, rows }: ActivityResultsProps) {
  const say = resultsWords.value;
  const [isOpen, setOpen] = useState(false);
  const [first] = rows;
  if (first === undefined) return null;
  const students = new Set(rows.map(({ seat }) => seat));
  const solved = new Set(rows.flatMap(({ seat, solvedAt }) => (solvedAt === null ? [] : [seat])));
  const heading = `results-${first.activity}`;
  const solvedLine = say.solvedOf(solved.size, students.size);
  const noun = pieceNoun(first);
  // What is the same in every row is said once.
  const areAlike = rows.every(({ pieces }) => pieces === first.pieces);
  const heads = [say.name, say.done, say.time, say.moves, say.joins(noun), say.hints];
  return (
    <section class="panel activity-results" aria-labelledby={heading}>
      <header>
        {first.picture !== null && <RetriedImage src={picturePath(classroom, first.picture)} alt="" />}
        <div>
          <h3 id={heading}>{activityName(first, language.value)}</h3>
          <p>{areAlike ? dotted(solvedLine, say.piecesEach(first.pieces, noun)) : solvedLine}</p>
        </div>
        <Button icon={ChartLine} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say.howItWent}
        </Button>
      </header>
      {isOpen && <HowItWent classroom={classroom} activity={first.activityId} />}
      <p class="hint results-more">{say.moreColumns}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard user must be able to scroll it. */}
      <section class="results-scroll" tabIndex={0} aria-label={say.title}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              {!areAlike && (
                <th class="pieces-column" scope="col">
                  {say.pieces(noun)}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ResultLine key={`${row.seat} ${row.board}`} row={row} hasPieces={!areAlike} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Above the table, so that it is in view below its button. Its heading has the focus when it opens. */
function HowItWent({ classroom, activity }: { readonly classroom: ClassroomId; readonly activity: ActivityId }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.activity-results')?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div class="how-it-went">
      <h4 ref={heading} tabIndex={-1}>
        {resultsWords.value.howItWentTitle}
      </h4>
      <Lazy
        load={loadInsight}
        props={{ classroom, activity }}
        fallback={<Loading text={sharedWords.value.loading} />}
      />
    </div>
  );
}

interface ResultLineProps {
  readonly row: StudentResult;
  readonly hasPieces: boolean;
}

function ResultLine({ row, hasPieces }: ResultLineProps) {
  const say = resultsWords.value;
  const { percent, solvedAt, startedAt, playedMs } = row;
  const minutes = Math.round(playedMs / MINUTE_MS);
  let state: ComponentChildren = null;
  if (solvedAt !== null) state = say.solvedAt(timeOfAnyDay(solvedAt, language.value, 'minute'));
  else if (startedAt === null) state = say.notStarted;
  return (
    <tr>
      <th scope="row">
        <NameChip {...row} />
      </th>
      <td>
        <span class="result-done">
          <progress class="meter" aria-hidden="true" max={100} value={percent} />
          <b>{percent}%</b>
          {state !== null && <small class="hint">{state}</small>}
          {hasPieces && <small class="hint result-pieces">{say.pieceCount(row.pieces, pieceNoun(row))}</small>}
        </span>
      </td>
      <td>{minutes > 0 ? say.minutes(minutes) : startedAt === null ? '–' : say.lessThanMinute}</td>
      <td>{row.moves}</td>
      <td>{row.joins}</td>
      <td>{row.hints}</td>
      {hasPieces && <td class="pieces-column">{row.pieces}</td>}
    </tr>
  );
}
