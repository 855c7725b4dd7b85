/** The progress of the class and of each puzzle over the lesson, with pauses, waits and help on it. */
import type { TargetedPointerEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { timeOfAnyDay } from '#client/i18n/time-of-day.ts';
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import { Choices } from '#client/ui/controls/choices.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import type { BoardNumber } from '#shared/ids.ts';
import type { BoardInsightView } from '#shared/protocol/http/insight-view.ts';
import type { CurvePoint } from '#shared/results/insight/board-insight.ts';
import { lessonMs, QUARTERS, reachedAt } from '#shared/results/insight/insight-csv.ts';
import { boardNameOf, InsightPart, type ShownInsight, TableView, timeOf, useChartWidth } from './insight-part.tsx';
import { type LessonAxis, lessonAxis } from './lesson-axis.ts';
import { nearestLine, type Step } from './nearest-line.ts';
import { percentOf } from './summary/insight-answers.ts';

const HEIGHT = 300;
const TOP = 12;
const BOTTOM = HEIGHT - 48;
/** How wide a line is for a mouse, and how far from a line a finger that means it may press. */
const NEAR = 12;
const NEAR_FINGER = 24;
const LEFT = 44;
const MARK = 4;
/** A line that ends so near the axis has its name to the right of it. */
const NAME_ROOM = 120;

export function ProgressChart(props: ShownInsight) {
  const say = insightWords.value;
  const { insight } = props;
  const { boards, curve, of, spans } = insight;
  const [highlighted, setHighlighted] = useState<BoardNumber | 0>(0);
  const [pointed, setPointed] = useState<BoardNumber | 0>(0);
  const { ref, width } = useChartWidth();
  const hatch = useId();
  const axis = lessonAxis(spans, LEFT, width - 8);
  const endsAt = spans.at(-1)?.to ?? 0;
  const startsAt = spans[0]?.from ?? 0;
  const restarted = boards.filter(({ restartedAt }) => restartedAt !== null);
  const chosen = boards.find(({ board }) => board === (pointed || highlighted));
  const { percent } = props.answers.progress;
  return (
    <InsightPart
      {...props}
      title={say.progress}
      rule={say.progressRule(props.answers.noun)}
      table="progress"
      isFirst
      figures={<ProgressTable {...props} />}
    >
      {restarted.length > 0 && <p class="hint">{say.restarted(restarted.length)}</p>}
      <div class="insight-progress">
        <div class="insight-chart" ref={ref}>
          <svg
            role="img"
            width={width}
            height={HEIGHT}
            viewBox={`0 0 ${width} ${HEIGHT}`}
            aria-label={say.progressPicture(boards.length, String(Math.round(axis.minutes)), percent)}
            onPointerUp={(event) => setHighlighted(pressedBoard(event, boards, axis, endsAt))}
          >
            <defs>
              <Hatch id={hatch} />
            </defs>
            <Bands axis={axis} stretches={insight.waits} fill="wait-band" />
            <Bands axis={axis} stretches={insight.pauses} fill="pause-band" pattern={hatch} />
            <Grid axis={axis} right={width - 8} />
            <ClockTimes from={startsAt} to={endsAt} right={width - 8} />
            <BoardLines boards={boards} chosen={chosen} axis={axis} endsAt={endsAt} />
            <path
              class="class-line"
              data-quiet={chosen !== undefined}
              d={linePath(curve, of, axis, startsAt, endsAt)}
            />
            {chosen !== undefined && <ChosenLine board={chosen} axis={axis} endsAt={endsAt} />}
            <Marks boards={chosen === undefined ? boards : [chosen]} axis={axis} startsAt={startsAt} />
            <LineReaches boards={boards} axis={axis} endsAt={endsAt} onPoint={setPointed} />
            {chosen !== undefined && <LineName board={chosen} endX={axis.x(chosen.solvedAt ?? endsAt)} />}
          </svg>
        </div>
        <Legend
          hasPauses={insight.pauses.length > 0}
          hasWaits={insight.waits.length > 0}
          hasBreaks={axis.breaks.length > 0}
          hasRestarts={restarted.length > 0}
        />
        {boards.length > 1 && <Highlight boards={boards} board={highlighted} onChoose={setHighlighted} />}
      </div>
    </InsightPart>
  );
}

/** The pattern of pauses. */
function Hatch({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-line" width="2" height="8" />
    </pattern>
  );
}

/** Whose line a finger or a click means; 0 beside all of them. */
function pressedBoard(
  { clientX, clientY, pointerType, currentTarget }: TargetedPointerEvent<SVGSVGElement>,
  boards: readonly BoardInsightView[],
  axis: LessonAxis,
  endsAt: number,
): BoardNumber | 0 {
  const { left, top } = currentTarget.getBoundingClientRect();
  const lines = boards.map((board) => stepsOf(board.curve, board.of, axis, board.startedAt, board.solvedAt ?? endsAt));
  const reach = pointerType === 'mouse' ? NEAR / 2 : NEAR_FINGER;
  const nearest = nearestLine(lines, { x: clientX - left, y: clientY - top }, reach);
  return (nearest === null ? undefined : boards[nearest]?.board) ?? 0;
}

interface HighlightProps {
  readonly boards: readonly BoardInsightView[];
  /** 0: none. */
  readonly board: BoardNumber | 0;
  readonly onChoose: (board: BoardNumber | 0) => void;
}

/** By arrow keys each is highlighted in turn; a screen reader says whose line it is, and how far it came. */
function Highlight({ boards, board: chosen, onChoose }: HighlightProps) {
  const say = insightWords.value;
  return (
    <div class="insight-lines">
      <Choices
        legend={say.highlight}
        options={[
          { value: 0, label: say.none },
          ...boards.map((board) => ({
            value: board.board,
            label: boardNameOf(board),
            hint: `${percentOf(board.curve, board.of)}%`,
            isName: true,
          })),
        ]}
        chosen={chosen}
        onChoose={onChoose}
      />
    </div>
  );
}

function yOf(done: number, of: number): number {
  return BOTTOM - (done / Math.max(1, of)) * (BOTTOM - TOP);
}

/** Where a line is level: until pieces join. */
function stepsOf(curve: readonly CurvePoint[], of: number, axis: LessonAxis, from: number, to: number): Step[] {
  const points = [{ at: from, done: 0 }, ...curve];
  return points.map(({ at, done }, index) => ({
    from: axis.x(at),
    to: axis.x(points[index + 1]?.at ?? to),
    y: yOf(done, of),
  }));
}

/** A line of steps: level until pieces join. */
function linePath(...line: Parameters<typeof stepsOf>): string {
  const steps = stepsOf(...line);
  const parts = steps.map(({ from, to, y }, index) => `${index === 0 ? `M${px(from)} ` : 'V'}${px(y)}H${px(to)}`);
  return parts.join('');
}

function px(length: number): string {
  return length.toFixed(1);
}

interface BandsProps {
  readonly axis: LessonAxis;
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
  readonly fill: string;
  /** Id of a pattern. */
  readonly pattern?: string;
}

function Bands({ axis, stretches, fill, pattern }: BandsProps) {
  return (
    <>
      {stretches.map(({ from, to }) => {
        const x = axis.x(from);
        const shape = { x, y: TOP, width: Math.max(2, axis.x(to) - x), height: BOTTOM - TOP };
        return (
          <rect key={from} class={fill} {...shape} {...(pattern === undefined ? {} : { fill: `url(#${pattern})` })} />
        );
      })}
    </>
  );
}

function Grid({ axis, right }: { readonly axis: LessonAxis; readonly right: number }) {
  const say = insightWords.value;
  return (
    <g class="chart-grid">
      {[0, 50, 100].map((percent) => (
        <g key={percent}>
          <path d={`M${LEFT} ${yOf(percent, 100)}H${right}`} />
          <text x={LEFT - 6} y={yOf(percent, 100) + 5} text-anchor="end">
            {percent}%
          </text>
        </g>
      ))}
      {axis.ticks.map(({ minute, x, anchor }) => (
        <text key={minute} x={x} y={BOTTOM + 20} text-anchor={anchor}>
          {say.minutes(String(minute))}
        </text>
      ))}
      {axis.breaks.map((x) => (
        <path key={x} class="break-line" d={`M${x} ${TOP}V${BOTTOM}`} />
      ))}
    </g>
  );
}

/** When the lesson began and ended, below the minutes in which it was played. */
function ClockTimes({ from, to, right }: { readonly from: number; readonly to: number; readonly right: number }) {
  return (
    <g class="chart-clock">
      <text x={LEFT} y={HEIGHT - 6}>
        {timeOfAnyDay(from, language.value, 'minute')}
      </text>
      <text x={right} y={HEIGHT - 6} text-anchor="end">
        {timeOfAnyDay(to, language.value, 'minute')}
      </text>
    </g>
  );
}

interface LineReachesProps {
  readonly boards: readonly BoardInsightView[];
  readonly axis: LessonAxis;
  readonly endsAt: number;
  /** 0: the pointer is on no line. */
  readonly onPoint: (board: BoardNumber | 0) => void;
}

/** Wider than the lines, so that a pointer finds them. */
function LineReaches({ boards, axis, endsAt, onPoint }: LineReachesProps) {
  return (
    <>
      {boards.map(({ board, curve, of, startedAt, solvedAt }) => (
        <path
          key={board}
          class="line-reach"
          stroke-width={NEAR}
          d={linePath(curve, of, axis, startedAt, solvedAt ?? endsAt)}
          onPointerEnter={() => onPoint(board)}
          onPointerLeave={() => onPoint(0)}
        />
      ))}
    </>
  );
}

interface BoardLinesProps {
  readonly boards: readonly BoardInsightView[];
  readonly chosen: BoardInsightView | undefined;
  readonly axis: LessonAxis;
  readonly endsAt: number;
}

function BoardLines({ boards, chosen, axis, endsAt }: BoardLinesProps) {
  return (
    <>
      {boards.map((board) => (
        <path
          key={board.board}
          class="board-line"
          data-quiet={chosen !== undefined && chosen !== board}
          d={linePath(board.curve, board.of, axis, board.startedAt, board.solvedAt ?? endsAt)}
        />
      ))}
    </>
  );
}

interface ChosenLineProps {
  readonly board: BoardInsightView;
  readonly axis: LessonAxis;
  readonly endsAt: number;
}

/** In the colour of its student, with a rim that parts it from the lines below it. */
function ChosenLine({ board, axis, endsAt }: ChosenLineProps) {
  const { seats, curve, of, startedAt, solvedAt } = board;
  const path = linePath(curve, of, axis, startedAt, solvedAt ?? endsAt);
  return (
    <>
      <path class="chosen-rim" d={path} />
      <path class="chosen-line" data-hue={seats.length === 1 ? seats[0]?.hue : undefined} d={path} />
    </>
  );
}

/** Whose line is highlighted, beside its end. */
function LineName({ board, endX }: { readonly board: BoardInsightView; readonly endX: number }) {
  const y = yOf(board.curve.at(-1)?.done ?? 0, board.of);
  const isNearStart = endX < LEFT + NAME_ROOM;
  return (
    <text
      class="line-name"
      x={isNearStart ? LEFT + 4 : endX}
      y={Math.max(TOP + 16, y - 8)}
      text-anchor={isNearStart ? 'start' : 'end'}
    >
      {boardNameOf(board)}
    </text>
  );
}

interface MarksProps {
  readonly boards: readonly BoardInsightView[];
  readonly axis: LessonAxis;
  readonly startsAt: number;
}

/** What happened: on the axis where puzzles were laid anew, and help on their lines. */
function Marks({ boards, axis, startsAt }: MarksProps) {
  return (
    <>
      {boards.map(
        ({ board, restartedAt }) =>
          restartedAt !== null && (
            <path key={board} class="restart-mark" d={diamondPath(axis.x(Math.max(restartedAt, startsAt)), BOTTOM)} />
          ),
      )}
      {boards.map((board) => (
        <HelpMarks key={board.board} board={board} axis={axis} />
      ))}
    </>
  );
}

/** A ring for a hint, a triangle for a place that the teacher showed, on the puzzle's line. */
function HelpMarks({
  board: { help, curve, of },
  axis,
}: {
  readonly board: BoardInsightView;
  readonly axis: LessonAxis;
}) {
  return (
    <>
      {help.map(({ at, piece, by }) => {
        const y = yOf(curve.filter((point) => point.at <= at).at(-1)?.done ?? 0, of);
        const x = axis.x(at);
        return by === 'hint' ? (
          <circle key={`${at} ${piece} ${by}`} class="hint-mark" cx={x} cy={y} r={MARK} />
        ) : (
          <path key={`${at} ${piece} ${by}`} class="shown-mark" d={trianglePath(x, y)} />
        );
      })}
    </>
  );
}

function trianglePath(x: number, y: number): string {
  return `M${x - MARK - 1} ${y + MARK}h${2 * MARK + 2}l${-MARK - 1} ${-2 * MARK - 1}z`;
}

function diamondPath(x: number, y: number): string {
  return `M${x} ${y - MARK - 1}l${MARK + 1} ${MARK + 1}l${-MARK - 1} ${MARK + 1}l${-MARK - 1} ${-MARK - 1}z`;
}

interface LegendProps {
  readonly hasRestarts: boolean;
  readonly hasPauses: boolean;
  readonly hasWaits: boolean;
  readonly hasBreaks: boolean;
}

function Legend({ hasRestarts, hasPauses, hasWaits, hasBreaks }: LegendProps) {
  const say = insightWords.value;
  const hatch = useId();
  const line = (name: string) => <path class={name} d="M2 8H26" />;
  return (
    <ul class="insight-legend">
      <Key text={say.theClass}>{line('class-line')}</Key>
      <Key text={say.oneBoard}>{line('board-line')}</Key>
      <Key text={say.hint}>
        <circle class="hint-mark" cx="14" cy="8" r={MARK} />
      </Key>
      <Key text={say.shown}>
        <path class="shown-mark" d={trianglePath(14, 8)} />
      </Key>
      {hasRestarts && (
        <Key text={say.restart}>
          <path class="restart-mark" d={diamondPath(14, 8)} />
        </Key>
      )}
      {hasPauses && (
        <Key text={say.pause}>
          <Hatch id={hatch} />
          <rect class="pause-band" x="2" y="1" width="24" height="14" fill={`url(#${hatch})`} />
        </Key>
      )}
      {hasWaits && (
        <Key text={say.wait}>
          <rect class="wait-band" x="2" y="1" width="24" height="14" />
        </Key>
      )}
      {hasBreaks && (
        <Key text={say.lessonBreak}>
          <path class="break-line" d="M14 1V15" />
        </Key>
      )}
    </ul>
  );
}

export function Key({ text, children }: { readonly text: string; readonly children: preact.ComponentChildren }) {
  return (
    <li>
      <svg width="28" height="16" aria-hidden="true">
        {children}
      </svg>
      {text}
    </li>
  );
}

function ProgressTable({ insight: { boards, spans } }: ShownInsight) {
  const say = insightWords.value;
  return (
    <TableView
      caption={say.progress}
      heads={[
        say.name,
        say.done,
        ...QUARTERS.map((percent) => say.reached(percent)),
        say.waited,
        say.hints,
        say.places,
      ]}
      rows={boards.map((board) => {
        const { curve, of, waits, help } = board;
        const times = QUARTERS.map((percent) => reachedAt(curve, of, percent));
        const waited = waits.reduce((sum, { from, to }) => sum + to - from, 0);
        return {
          key: String(board.board),
          cells: [
            <BoardPeople key="name" board={board} />,
            `${percentOf(curve, of)}%`,
            ...times.map((at) => (at === null ? say.notYet : timeOf(lessonMs(spans, at)))),
            waited === 0 ? '–' : timeOf(waited),
            help.filter(({ by }) => by === 'hint').length,
            help.filter(({ by }) => by === 'teacher').length,
          ],
        };
      })}
    />
  );
}

/** One student with their mark, or the names of all who play there. */
export function BoardPeople({ board }: { readonly board: BoardInsightView }) {
  const [only, ...others] = board.seats;
  return only !== undefined && others.length === 0 ? <NameChip {...only} /> : <bdi>{boardNameOf(board)}</bdi>;
}
