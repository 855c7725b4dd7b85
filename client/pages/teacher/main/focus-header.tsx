/** The header of the focused board: its students, its progress, why it needs attention, and buttons to its neighbours. */
import { ChevronLeft, ChevronRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import { describeFigures } from '#client/play/feast/describe-figures.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import { TeamMark } from '#client/ui/seat/team-chip.tsx';
import { isNarrow } from '#client/ui/viewport.ts';
import type { WallEntry } from '#client/wall/wall-entries.ts';
import type { SolvedFigures } from '#shared/protocol/views/solved-view.ts';
import './focus-header.css';

interface FocusHeaderProps {
  readonly entry: WallEntry;
  /** What the solved board took; undefined: it is not shown. */
  readonly figures: SolvedFigures | undefined;
  /** Moves to the next tile, or to the previous one. */
  readonly onStep: (by: 1 | -1) => void;
  readonly children?: ComponentChildren;
}

export function FocusHeader({ entry, figures, onStep, children }: FocusHeaderProps) {
  const { name, shortName, team, students, facts, mark, reasons } = entry;
  const say = wallWords.value;
  return (
    <div class="focus-head">
      <Button kind="quiet" icon={ChevronLeft} label={say.previous} onClick={() => onStep(-1)} />
      <h2 class="focus-name">
        {team !== null ? (
          <TeamMark team={team} />
        ) : (
          students.map(({ member, hue, shape }) => <SeatMark key={member} hue={hue} shape={shape} />)
        )}
        <bdi title={name} translate={false}>
          {isNarrow.value ? shortName : name}
        </bdi>
      </h2>
      <Button kind="quiet" icon={ChevronRight} label={say.next} onClick={() => onStep(1)} />
      {facts.isLoaded && (
        <span class="status">
          <span aria-hidden="true" translate={false}>
            {facts.done}/{facts.all}
          </span>
          <span class="unseen">{(facts.hidesAnswers ? say.placed : say.progress)(facts.done, facts.all)}</span>
        </span>
      )}
      {mark !== 'working' && (
        <span
          class="status focus-mark"
          data-has-reasons={reasons.length > 0}
          data-tone={mark === 'hand' || mark === 'stuck' ? 'attention' : undefined}
        >
          {say.marks[mark]}
        </span>
      )}
      {figures !== undefined && (
        <span class="status focus-figures" translate={false}>
          {describeFigures(figures)}
        </span>
      )}
      {children}
      {reasons.length > 0 && (
        <ul class="focus-why">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
