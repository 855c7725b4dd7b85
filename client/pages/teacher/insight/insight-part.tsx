/** What every part of the insight has: a fold with its question and the answer in short, and one with its table, its rule in words and the file. */
import { FileSpreadsheet } from 'lucide';
import type { ComponentChildren } from 'preact';
import { language } from '#client/i18n/language.ts';
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { useElementSize } from '#client/ui/element-size.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { BoardInsightView, InsightView } from '#shared/protocol/http/insight-view.ts';
import { activityLogPath } from '#shared/protocol/log-paths.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { InsightTable } from '#shared/results/insight/insight-csv.ts';
import type { InsightAnswers } from './summary/insight-answers.ts';

const SECOND_MS = 1_000;
const MINUTE_S = 60;
/** Until the page has measured it. CSS pixels. */
const SIZE_AT_FIRST = { width: 640, height: 0 };

export interface ShownInsight {
  readonly classroom: ClassroomId;
  readonly insight: InsightView;
  /** By cut. */
  readonly puzzles: readonly Puzzle[];
  readonly answers: InsightAnswers;
  /** The answers in a word or two. */
  readonly short: Readonly<Record<InsightTable, string>>;
}

interface InsightPartProps extends Pick<ShownInsight, 'classroom' | 'insight' | 'short'> {
  readonly title: string;
  readonly rule: string;
  readonly table: InsightTable;
  /** It is open from the start. */
  readonly isFirst?: boolean;
  /** The table of its picture. */
  readonly figures?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function partId({ activity }: Pick<InsightView, 'activity'>, part: InsightTable): string {
  return `insight-${activity.id}-${part}`;
}

/** Opens a part and goes there. */
export function openPart(insight: Pick<InsightView, 'activity'>, part: InsightTable): void {
  const fold = document.getElementById(partId(insight, part));
  if (!(fold instanceof HTMLDetailsElement)) return;
  fold.open = true;
  fold.querySelector('summary')?.focus({ preventScroll: true });
  fold.scrollIntoView({ block: 'start' });
}

/** Preact leaves `open` to the reader: it never changes from one render to the next. */
export function InsightPart(props: InsightPartProps) {
  const { classroom, insight, short, title, rule, table, isFirst = false, figures = false, children } = props;
  const say = insightWords.value;
  const query = `table=${table}&language=${language.value}&offset=${new Date().getTimezoneOffset()}`;
  return (
    <details id={partId(insight, table)} class="insight-part" open={isFirst}>
      <summary>
        <h5>{title}</h5>
        <span>{short[table]}</span>
      </summary>
      <div class="insight-body">
        {children}
        <details class="insight-more">
          <summary>{say.more(figures !== false)}</summary>
          <div class="insight-rule">
            <p class="hint">{rule}</p>
            <a
              class="button"
              href={`${activityLogPath('insightTable', classroom, insight.activity.id)}?${query}`}
              download
              aria-label={say.download(title)}
            >
              <Icon icon={FileSpreadsheet} />
              {say.csv}
            </a>
          </div>
          {figures}
        </details>
      </div>
    </details>
  );
}

interface InsightTableViewProps {
  readonly caption: string;
  readonly heads: readonly string[];
  /** Cells of each row; the first one heads it. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[];
}

export function TableView({ caption, heads, rows }: InsightTableViewProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard user must be able to scroll it.
    <section class="results-scroll" tabIndex={0} aria-label={insightWords.value.tableOf(caption)}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...cells] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The students of a board on one line. */
export function boardNameOf({ seats, board }: BoardInsightView): string {
  const names = seats.map(({ name }) => name).join(', ');
  return names === '' ? insightWords.value.boardNumber(board) : names;
}

/** Minutes and seconds. */
export function timeOf(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS);
  return insightWords.value.time(Math.floor(seconds / MINUTE_S), seconds % MINUTE_S);
}

/** The width of a chart's box, in CSS pixels. */
export function useChartWidth() {
  const { ref, size } = useElementSize<HTMLDivElement>(SIZE_AT_FIRST);
  return { ref, width: Math.max(1, size.width) };
}
