/** Which pieces were hard: the picture with its pieces coloured, the hard ones beside it, and all of them in a table. */
import { MapPin } from 'lucide';
import { useState } from 'preact/hooks';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import { dotted } from '#client/i18n/dotted.ts';
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { usePictureUrl } from '#client/play/picture/picture-url.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import type { PieceId } from '#shared/ids.ts';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { ClassPiece, CutInsight } from '#shared/results/insight/activity-insight.ts';
import { HARD_HAND_MS, HARD_TRIES } from '#shared/results/insight/insight-rules.ts';
import { InsightPart, type ShownInsight, TableView, timeOf } from './insight-part.tsx';
import { piecePath } from './piece-path.ts';
import { PiecePicture } from './piece-picture.tsx';
import { pieceNames, pieceNumbers } from './piece-place.ts';
import { firstCut, hardestFirst } from './summary/insight-answers.ts';

/** Strengths of the colour. */
const LEVELS = 4;
/** Hard pieces that stand beside the picture; the table has all. */
const HARD_SHOWN_MAX = 12;

type Measure = 'tries' | 'handMs';

/** Less than this never has the strongest colour. */
const HARD_FROM: Readonly<Record<Measure, number>> = { tries: HARD_TRIES, handMs: HARD_HAND_MS };

export function PieceMap(props: ShownInsight) {
  const say = insightWords.value;
  const { cuts } = props.insight;
  const { noun } = props.answers;
  const [chosenCut, setCut] = useState<number | null>(null);
  const [measure, setMeasure] = useState<Measure>('tries');
  const cut = cuts.find((each) => each.cut === chosenCut) ?? firstCut(cuts);
  const puzzle = cut === undefined ? undefined : props.puzzles[cut.cut];
  return (
    <InsightPart
      {...props}
      title={say.pieces(noun)}
      rule={say.piecesRule(noun)}
      table="pieces"
      figures={
        cut !== undefined && puzzle !== undefined && cut.pieces.length > 0 && <PieceTable cut={cut} puzzle={puzzle} />
      }
    >
      <div class="insight-choices">
        <Choices
          legend={say.show}
          options={[
            { value: 'tries', label: say.tries },
            { value: 'handMs', label: say.inHand },
          ]}
          chosen={measure}
          onChoose={setMeasure}
        />
        {cuts.length > 1 && (
          <Choices
            legend={say.cut(noun)}
            options={cuts.map((each) => ({
              value: each.cut,
              label: say.pieceCount(props.puzzles[each.cut]?.pieces ?? 0, noun),
            }))}
            chosen={cut?.cut ?? 0}
            onChoose={setCut}
          />
        )}
      </div>
      {cut === undefined || puzzle === undefined || cut.pieces.length === 0 ? (
        <p class="hint">{say.noPieces(noun)}</p>
      ) : (
        <CutMap {...props} cut={cut} puzzle={puzzle} measure={measure} />
      )}
    </InsightPart>
  );
}

interface CutMapProps extends ShownInsight {
  readonly cut: CutInsight;
  readonly puzzle: Puzzle;
  readonly measure: Measure;
}

function CutMap({ classroom, insight, cut, puzzle, measure }: CutMapProps) {
  const say = insightWords.value;
  const hard = hardestFirst(cut);
  const numbers = pieceNumbers(puzzle, cut);
  const nameOf = pieceNames(puzzle, cut);
  return (
    <div class="piece-map">
      <figure class="map-figure">
        <MapPicture {...{ classroom, insight, cut, puzzle, measure, numbers }} />
        <MapScale cut={cut} measure={measure} />
      </figure>
      {hard.length > 0 && (
        <ul class="hard-pieces" aria-label={say.hardPieces(pieceNoun(puzzle.spec))}>
          {hard.slice(0, HARD_SHOWN_MAX).map((each) => (
            <HardPiece
              key={each.piece}
              classroom={classroom}
              insight={insight}
              puzzle={puzzle}
              piece={each}
              name={nameOf(each.piece)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** All pieces that anything is said of. */
function PieceTable({ cut, puzzle }: Pick<CutMapProps, 'cut' | 'puzzle'>) {
  const say = insightWords.value;
  const noun = pieceNoun(puzzle.spec);
  const numbers = pieceNumbers(puzzle, cut);
  const nameOf = pieceNames(puzzle, cut);
  return (
    <TableView
      caption={say.pieces(noun)}
      heads={[say.piece(noun), say.tries, say.inHand, say.hints, say.places, say.triedOn, say.hardOn]}
      rows={[...cut.pieces]
        .sort((a, b) => (numbers.get(a.piece) ?? 0) - (numbers.get(b.piece) ?? 0))
        .map(({ piece, tries, handMs, hints, shown, boards, hardOn }) => ({
          key: String(piece),
          cells: [nameOf(piece), tries, timeOf(handMs), hints, shown, boards, hardOn],
        }))}
    />
  );
}

interface MapPictureProps extends Omit<CutMapProps, 'puzzles' | 'answers' | 'short'> {
  readonly numbers: ReadonlyMap<PieceId, number>;
}

/** The picture with its pieces coloured; the hard ones have their numbers. */
function MapPicture({ classroom, insight, cut, puzzle, measure, numbers }: MapPictureProps) {
  const { spec, homeX, homeY, pieceSize } = puzzle;
  const hard = hardestFirst(cut);
  const highest = highestOf(cut, measure);
  return (
    <svg
      role="img"
      viewBox={`0 0 ${spec.width} ${spec.height}`}
      aria-label={insightWords.value.piecesPicture(hard.length, pieceNoun(spec))}
    >
      <image
        href={usePictureUrl(classroom, insight.activity)}
        width={spec.width}
        height={spec.height}
        preserveAspectRatio="none"
      />
      <rect class="map-veil" width={spec.width} height={spec.height} />
      {cut.pieces.map((each) => (
        <path
          key={each.piece}
          class="map-piece"
          data-level={levelOf(each[measure], highest)}
          d={piecePath(puzzle, each.piece)}
        />
      ))}
      {hard.map(({ piece }) => (
        <text
          key={piece}
          class="map-number"
          x={(homeX[piece] ?? 0) + spec.width / 2}
          y={(homeY[piece] ?? 0) + spec.height / 2}
          font-size={pieceSize * 0.42}
          stroke-width={pieceSize * 0.1}
        >
          {numbers.get(piece)}
        </text>
      ))}
    </svg>
  );
}

/** The strengths of the colour from nothing to the highest figure. */
function MapScale({ cut, measure }: Pick<CutMapProps, 'cut' | 'measure'>) {
  const say = insightWords.value;
  const figure = (value: number) => (measure === 'tries' ? say.triesOf(value) : timeOf(value));
  return (
    <figcaption class="map-scale hint">
      <span>{say.scale}:</span>
      <span>{figure(0)}</span>
      <svg viewBox={`0 0 ${LEVELS + 1} 1`} aria-hidden="true">
        {Array.from({ length: LEVELS + 1 }, (_, level) => (
          <rect key={level} class="map-piece" data-level={level} x={level} width={1} height={1} />
        ))}
      </svg>
      <span>{figure(highestOf(cut, measure))}</span>
    </figcaption>
  );
}

function highestOf({ pieces }: CutInsight, measure: Measure): number {
  return Math.max(HARD_FROM[measure], ...pieces.map((each) => each[measure]));
}

/** 0: nothing; then as many strengths as LEVELS. */
function levelOf(value: number, highest: number): number {
  return value === 0 ? 0 : Math.max(1, Math.ceil((value / highest) * LEVELS));
}

interface HardPieceProps extends Pick<ShownInsight, 'classroom' | 'insight'> {
  readonly puzzle: Puzzle;
  readonly piece: ClassPiece;
  readonly name: string;
}

type Shown = { readonly boardCount: number } | { readonly code: RequestErrorCode };

function HardPiece({ classroom, insight, puzzle, piece: each, name }: HardPieceProps) {
  const say = insightWords.value;
  const { piece, hardness, hardOn, boards, tries, handMs, without } = each;
  const [shown, setShown] = useState<Shown | null>(null);
  const show = () => {
    setShown(null);
    loadPart(
      () => import('./ghost-hand.ts'),
      ({ showOnBoards }) => {
        void showOnBoards(classroom, without, piece).then((answer) =>
          setShown(answer.ok ? { boardCount: answer.boardCount } : { code: answer.code }),
        );
      },
    );
  };
  return (
    <li>
      <PiecePicture classroom={classroom} activity={insight.activity} puzzle={puzzle} piece={piece} />
      <div>
        <b>{name}</b>
        <p>{say.hardFor[hardness === 'most' ? 'most' : 'some'](hardOn, boards)}</p>
        <p class="hint">{dotted(say.triesOf(tries), timeOf(handMs))}</p>
        {insight.isCurrent && without.length > 0 && (
          <Button icon={MapPin} aria-label={`${name}: ${say.showTo(without.length)}`} onClick={show}>
            {say.showTo(without.length)}
          </Button>
        )}
        {insight.isCurrent && without.length === 0 && <p class="hint">{say.allHaveIt}</p>}
        {shown !== null &&
          ('code' in shown ? <ErrorLine code={shown.code} /> : <p role="status">{say.shownOn(shown.boardCount)}</p>)}
      </div>
    </li>
  );
}
