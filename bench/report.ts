/** The printed report: a row for each figure, with its noise and its budget, then notes and the count of budgets met. */
import { BUDGETS, type Budget } from './budgets.ts';
import type { Figure, Figures } from './figures.ts';

/** @param selected the names that this run measures; other budgets are not reported as missing */
export function printReport(figures: Figures, selected: ReadonlySet<string>): { readonly over: number } {
  const budgets = BUDGETS.filter(({ figure }) => selected.has(figure.split('.')[0] ?? ''));
  const budgetOf = new Map(BUDGETS.map((budget) => [budget.figure, budget]));
  const rows = figures.all().map((figure) => row(figure, budgetOf.get(figure.name), figures.isVoid(figure.name)));
  for (const line of aligned(rows)) console.log(line);
  const missing = budgets.filter(({ figure }) => figures.get(figure) === undefined || figures.isVoid(figure));
  for (const { figure } of missing) console.log(`${figure}: not measured in this run`);
  for (const note of figures.notes) console.log(note);
  const verdicts = rows.map(([, , , verdict]) => verdict);
  const [met, over] = ['ok', 'OVER'].map((each) => verdicts.filter((verdict) => verdict === each).length);
  console.log(`${met} budgets met, ${over} over, ${missing.length} not measured`);
  return { over: over ?? 0 };
}

function row({ name, value, spreadPercent }: Figure, budget: Budget | undefined, isVoid: boolean): string[] {
  const text = value >= 1_000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(4)));
  const noise = spreadPercent === null ? '' : `±${Math.round(spreadPercent / 2)} %`;
  if (budget === undefined) return [name, text, noise, '', ''];
  const bar = `<= ${budget.atMost.toLocaleString('en')} ${budget.unit}`.trim();
  const verdict = isVoid ? 'void' : value <= budget.atMost ? 'ok' : 'OVER';
  return [name, text, noise, verdict, bar];
}

/** Rows as lines whose columns line up. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, cells) => cells.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
