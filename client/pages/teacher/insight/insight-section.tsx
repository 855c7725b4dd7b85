/** How one activity was played: what is to know first, then a fold for each question, with its picture, its table and its rule. */
import { RefreshCw } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { timeOfDay } from '#client/i18n/time-of-day.ts';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { fetchInsight } from '#client/net/http/teacher-api.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Loading } from '#client/ui/surfaces/notice.tsx';
import type { ActivityId, ClassroomId } from '#shared/ids.ts';
import type { InsightView } from '#shared/protocol/http/insight-view.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';
import { boardNameOf, type ShownInsight } from './insight-part.tsx';
import { PeopleTables } from './people-tables.tsx';
import { PieceMap } from './piece-map.tsx';
import { ProgressChart } from './progress-chart.tsx';
import { FirstSentences } from './summary/first-sentences.tsx';
import { insightAnswers } from './summary/insight-answers.ts';
import { shortAnswers } from './summary/insight-sentences.ts';
import { WaitChart } from './wait-chart.tsx';
import { WrongPairs } from './wrong-pairs.tsx';
import './insight.css';

interface InsightSectionProps {
  readonly classroom: ClassroomId;
  readonly activity: ActivityId;
}

export function InsightSection({ classroom, activity }: InsightSectionProps) {
  const say = insightWords.value;
  const [insight, setInsight] = useState<InsightView | RequestErrorCode | null>(null);
  const [round, setRound] = useState(0);
  useEffect(
    () =>
      requestUntilAnswered({
        send: () => fetchInsight(classroom, activity),
        onReply: (reply) => setInsight(reply.ok ? reply : reply.code),
        isTemporary,
      }),
    [classroom, activity, round],
  );
  const cuts = insight === null || typeof insight === 'string' ? null : insight.activity.cuts;
  // Cutting is slow: the cuts of an activity are the same however often it is counted, until one is added.
  const puzzles = useMemo(() => cuts?.map((spec) => cutPuzzle(spec)) ?? [], [activity, cuts?.length]);
  if (insight === null) return <Loading text={say.loading} />;
  if (typeof insight === 'string') return <p role="alert">{errorSentences.value[insight]}</p>;
  const answers = insightAnswers(insight);
  const shown: ShownInsight = { classroom, insight, puzzles, answers, short: shortAnswers(answers) };
  const broken = insight.boards.filter(({ isBroken }) => isBroken);
  return (
    <div class="insight">
      <div class="insight-counted">
        <p class="hint" role="status">
          {say.countedAt(timeOfDay(insight.at, language.value))}
        </p>
        <Button icon={RefreshCw} onClick={() => setRound(round + 1)}>
          {say.countAgain}
        </Button>
      </div>
      {broken.length > 0 && <p>{say.broken(broken.map((board) => boardNameOf(board)).join(', '))}</p>}
      {insight.boards.length === 0 ? (
        <p>{say.nothing(answers.noun)}</p>
      ) : (
        <>
          <FirstSentences {...shown} />
          <ProgressChart {...shown} />
          <WaitChart {...shown} />
          <PieceMap {...shown} />
          <WrongPairs {...shown} />
          <PeopleTables {...shown} />
        </>
      )}
    </div>
  );
}
