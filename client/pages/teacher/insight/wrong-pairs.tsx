/** Which pieces were tried beside which that are no neighbours. */
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { ClassPair } from '#shared/results/insight/activity-insight.ts';
import { InsightPart, type ShownInsight, TableView } from './insight-part.tsx';
import { PiecePicture } from './piece-picture.tsx';
import { pieceWords } from './piece-place.ts';

/** Pairs that the page shows. */
const PAIRS_MAX = 12;

export function WrongPairs(props: ShownInsight) {
  const say = insightWords.value;
  const { insight, puzzles } = props;
  // Cards have no neighbours: none is tried beside a wrong one.
  if (puzzles.every(({ neighbours }) => neighbours.every(({ length }) => length === 0))) return null;
  const all = insight.cuts.flatMap(({ cut, wrongPairs }) => {
    const puzzle = puzzles[cut];
    return puzzle === undefined
      ? []
      : wrongPairs.map((pair) => ({ pair, puzzle, key: `${cut} ${pair.piece} ${pair.other}` }));
  });
  const most = all.sort((a, b) => b.pair.times - a.pair.times).slice(0, PAIRS_MAX);
  return (
    <InsightPart {...props} title={say.pairs} rule={say.pairsRule} table="pairs">
      {most.length === 0 ? (
        <p class="hint">{say.noPairs}</p>
      ) : (
        <TableView
          caption={say.pairs}
          heads={[say.pair, say.timesHead, say.onBoards]}
          rows={most.map(({ pair, puzzle, key }) => ({
            key,
            cells: [
              <PairPicture key="pair" {...props} pair={pair} puzzle={puzzle} />,
              say.times(pair.times),
              pair.boards,
            ],
          }))}
        />
      )}
      {all.length > most.length && <p class="hint">{say.morePairs(all.length - most.length)}</p>}
    </InsightPart>
  );
}

interface PairPictureProps extends ShownInsight {
  readonly pair: ClassPair;
  readonly puzzle: Puzzle;
}

function PairPicture({ classroom, insight, pair, puzzle }: PairPictureProps) {
  const pieces = [pair.piece, pair.other];
  return (
    <span class="piece-pair">
      {pieces.map((piece) => (
        <PiecePicture key={piece} classroom={classroom} activity={insight.activity} puzzle={puzzle} piece={piece} />
      ))}
      <span>{pieces.map((piece) => pieceWords(puzzle, piece)).join(' + ')}</span>
    </span>
  );
}
