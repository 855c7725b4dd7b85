/** What the marks of a replay's bar mean: those that are on it, each with its sign and its words. */
import { Info } from 'lucide';
import { useId } from 'preact/hooks';
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import type { BarMark } from '#shared/replay/marks.ts';
import { MARK_KINDS, MarkSign } from './mark-sign.tsx';
import './replay-panel.css';

interface ReplayLegendProps {
  readonly marks: readonly BarMark[];
}

/** Nothing as long as there is no mark. */
export function ReplayLegend({ marks }: ReplayLegendProps) {
  const say = replayWords.value;
  const title = useId();
  if (marks.length === 0) return null;
  const countOf = (kind: BarMark['kind']) => marks.filter((mark) => mark.kind === kind).length;
  const lines = MARK_KINDS.flatMap((kind) => {
    const count = countOf(kind);
    if (count === 0) return [];
    const line = { kind, isMany: false, words: say.kinds[kind] };
    return kind === 'joined' && count > 1 ? [line, { kind, isMany: true, words: say.manyJoined }] : [line];
  });
  return (
    <Popover icon={Info} label={say.legend} hasVisibleLabel>
      <h3 id={title} class="replay-legend-title">
        {say.legendTitle}
      </h3>
      <ul class="replay-legend" aria-labelledby={title}>
        {lines.map(({ kind, isMany, words }) => (
          <li key={words}>
            <span class="replay-mark" data-kind={kind} aria-hidden="true">
              <MarkSign kind={kind} isMany={isMany} />
            </span>
            {words}
          </li>
        ))}
      </ul>
      <p class="hint">{say.legendHint}</p>
    </Popover>
  );
}
