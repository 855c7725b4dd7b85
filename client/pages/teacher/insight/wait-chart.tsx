/** When puzzles stood still: with the class, or by themselves. */
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import type { BoardInsightView } from '#shared/protocol/http/insight-view.ts';
import { lessonMs } from '#shared/results/insight/insight-csv.ts';
import { boardNameOf, InsightPart, type ShownInsight, TableView, timeOf, useChartWidth } from './insight-part.tsx';
import { type LessonAxis, lessonAxis } from './lesson-axis.ts';
import { Key } from './progress-chart.tsx';
import { onlyBoardOf } from './summary/insight-answers.ts';

const ROW = 20;
const BAR = 12;
const AXIS = 24;
/** Of the names' column, in CSS pixels. */
const NAMES_MIN = 88;

export function WaitChart(props: ShownInsight) {
  const say = insightWords.value;
  const { boards, waits, ownWaits, spans } = props.insight;
  const { ref, width } = useChartWidth();
  const waiting = boards.filter((each) => each.waits.length > 0);
  const left = Math.max(NAMES_MIN, Math.min(180, width / 4));
  const axis = lessonAxis(spans, left, width - 8);
  const height = waiting.length * ROW + AXIS;
  // One board alone waits with nobody.
  const only = onlyBoardOf(props.insight);
  const isOwn = (board: number, from: number) =>
    only !== null || ownWaits.some((each) => each.board === board && each.from === from);
  return (
    <InsightPart
      {...props}
      title={say.waits}
      rule={say.waitsRule(props.answers.noun)}
      table="waits"
      figures={waiting.length > 0 && <WaitTable {...props} />}
    >
      {waiting.length === 0 ? (
        <p class="hint">{say.noWaits}</p>
      ) : (
        <>
          <div class="insight-chart" ref={ref}>
            <svg
              role="img"
              width={width}
              height={height}
              viewBox={`0 0 ${width} ${height}`}
              aria-label={
                only === null ? say.waitsPicture(waits.length, ownWaits.length) : say.short.waits(only.waits.length)
              }
            >
              {(only === null ? waits : []).map(({ from, to }) => (
                <rect
                  key={from}
                  class="wait-band"
                  x={axis.x(from)}
                  y={0}
                  width={Math.max(2, axis.x(to) - axis.x(from))}
                  height={height - AXIS}
                />
              ))}
              {waiting.map((board, index) => (
                <WaitRow
                  key={board.board}
                  board={board}
                  y={index * ROW}
                  left={left}
                  right={width - 8}
                  axis={axis}
                  isOwn={isOwn}
                />
              ))}
              <g class="chart-grid">
                {axis.ticks.map(({ minute, x, anchor }) => (
                  <text key={minute} x={x} y={height - 6} text-anchor={anchor}>
                    {say.minutes(String(minute))}
                  </text>
                ))}
              </g>
            </svg>
          </div>
          {only === null && <WaitLegend hasShared={waits.length > 0} />}
        </>
      )}
    </InsightPart>
  );
}

interface WaitRowProps {
  readonly board: BoardInsightView;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly axis: LessonAxis;
  readonly isOwn: (board: number, from: number) => boolean;
}

function WaitRow({ board, y, left, right, axis, isOwn }: WaitRowProps) {
  return (
    <g>
      <path class="row-line" d={`M${left} ${y + ROW / 2}H${right}`} />
      <svg x={0} y={y} width={left - 8} height={ROW} class="row-name" aria-hidden="true">
        <text y={ROW / 2 + 5}>{boardNameOf(board)}</text>
      </svg>
      {board.waits.map(({ from, to }) => (
        <rect
          key={from}
          class={isOwn(board.board, from) ? 'own-wait' : 'shared-wait'}
          x={axis.x(from)}
          y={y + (ROW - BAR) / 2}
          width={Math.max(3, axis.x(to) - axis.x(from))}
          height={BAR}
          rx="2"
        />
      ))}
    </g>
  );
}

function WaitLegend({ hasShared }: { readonly hasShared: boolean }) {
  const say = insightWords.value;
  return (
    <ul class="insight-legend">
      <Key text={say.together}>
        <rect class="shared-wait" x="2" y="2" width="24" height={BAR} rx="2" />
      </Key>
      <Key text={say.bySelf}>
        <rect class="own-wait" x="2" y="2" width="24" height={BAR} rx="2" />
      </Key>
      {hasShared && (
        <Key text={say.wait}>
          <rect class="wait-band" x="2" y="1" width="24" height="14" />
        </Key>
      )}
    </ul>
  );
}

function WaitTable({ insight }: ShownInsight) {
  const say = insightWords.value;
  const { boards, waits, ownWaits, spans } = insight;
  const only = onlyBoardOf(insight);
  const nameOf = (number: number) => {
    const board = boards.find((each) => each.board === number);
    return board === undefined ? say.boardNumber(number) : boardNameOf(board);
  };
  const rowsOfOne = only?.waits.map((wait) => ({ ...wait, key: String(wait.from), who: boardNameOf(only) }));
  const rows = rowsOfOne ?? [
    ...waits.map((wait) => ({ ...wait, key: `class ${wait.from}`, who: say.withClass(wait.boards, wait.of) })),
    ...ownWaits.map((wait) => ({
      ...wait,
      key: `${wait.board} ${wait.from}`,
      who: `${nameOf(wait.board)} (${say.bySelf})`,
    })),
  ];
  return (
    <TableView
      caption={say.waits}
      heads={[say.who, say.when, say.howLong]}
      rows={rows.map(({ key, from, to, who }) => ({
        key,
        cells: [who, timeOf(lessonMs(spans, from)), timeOf(to - from)],
      }))}
    />
  );
}
