/** Who did what at each shared puzzle, by seat. */
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import type { BoardInsightView, EffortView } from '#shared/protocol/http/insight-view.ts';
import type { PieceNoun } from '#shared/puzzle/kinds/registry.ts';
import { boardNameOf, InsightPart, type ShownInsight, TableView, timeOf } from './insight-part.tsx';

export function PeopleTables(props: ShownInsight) {
  const say = insightWords.value;
  const { shared, noun } = props.answers;
  if (shared.length === 0) return null;
  return (
    <InsightPart {...props} title={say.people} rule={say.peopleRule(noun)} table="people">
      {shared.map((board) => (
        <BoardTable key={board.board} board={board} noun={noun} isOnly={shared.length === 1} />
      ))}
    </InsightPart>
  );
}

interface BoardTableProps {
  readonly board: BoardInsightView;
  readonly noun: PieceNoun;
  readonly isOnly: boolean;
}

function BoardTable({ board, noun, isOnly }: BoardTableProps) {
  const say = insightWords.value;
  const { efforts } = board;
  const most = {
    moves: Math.max(1, ...efforts.map(({ moves }) => moves)),
    joins: Math.max(1, ...efforts.map(({ joins }) => joins)),
    handMs: Math.max(1, ...efforts.map(({ handMs }) => handMs)),
  };
  return (
    <>
      {!isOnly && <h6>{boardNameOf(board)}</h6>}
      <TableView
        caption={isOnly ? say.people : `${say.people}: ${boardNameOf(board)}`}
        heads={[say.name, say.moves, say.joins(noun), say.inHand, say.hints]}
        rows={efforts.map((effort) => ({
          key: String(effort.who),
          cells: [
            <EffortName key="who" effort={effort} board={board} />,
            <Bar key="moves" share={effort.moves / most.moves} text={effort.moves} />,
            <Bar key="joins" share={effort.joins / most.joins} text={effort.joins} />,
            <Bar key="hand" share={effort.handMs / most.handMs} text={timeOf(effort.handMs)} />,
            effort.hints,
          ],
        }))}
      />
    </>
  );
}

function EffortName({ effort: { who }, board }: { readonly effort: EffortView; readonly board: BoardInsightView }) {
  const say = insightWords.value;
  if (who === 'teacher') return <>{say.teacher}</>;
  const seat = board.seats.find(({ number }) => number === who);
  return seat === undefined ? <>{say.somebody}</> : <NameChip {...seat} />;
}

function Bar({ share, text }: { readonly share: number; readonly text: number | string }) {
  return (
    <span class="effort-bar">
      <span>
        <span style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      {text}
    </span>
  );
}
