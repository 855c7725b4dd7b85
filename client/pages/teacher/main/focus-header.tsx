/** The header of the focused board: its students, its progress, why it needs attention, and buttons to its neighbours. */
import type { Signal } from '@preact/signals';
import { ChevronLeft, ChevronRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import { describeFigures } from '#client/play/feast/describe-figures.ts';
import { useRoomInLetters } from '#client/ui/bar-room.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import { TeamMark } from '#client/ui/seat/team-chip.tsx';
import { isNarrow } from '#client/ui/viewport.ts';
import type { WallEntry } from '#client/wall/wall-entries.ts';
import type { SolvedFigures } from '#shared/protocol/views/solved-view.ts';
import './focus-header.css';

/** Least width for reasons in a row with the rest, as `useRoomInLetters` counts. */
const REASONS_ROOM = 34;

interface FocusHeaderProps {
  readonly entry: WallEntry;
  /** What the solved board took; undefined: it is not shown. */
  readonly figures: SolvedFigures | undefined;
  /** A second of the past shows, with figures of its own: the live ones do not stand beside them. */
  readonly isReplaying: boolean;
  /** Moves to the next tile, or to the previous one. */
  readonly onStep: (by: 1 | -1) => void;
  /** What is said of the board. Where the page has no room for it beside the tools it shows here, and covers no place and no piece. */
  readonly notice: Signal<string | null>;
  readonly children?: ComponentChildren;
}

export function FocusHeader({ entry, figures, isReplaying, onStep, notice, children }: FocusHeaderProps) {
  const { name, shortName, team, students, facts, mark, reasons } = entry;
  const say = wallWords.value;
  const head = useRef<HTMLDivElement>(null);
  const hasRoom = useRoomInLetters(head) >= REASONS_ROOM;
  return (
    <div class="focus-head" ref={head} data-room={hasRoom && !isReplaying ? '' : undefined}>
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
      {isReplaying && <span class="status">{controlsWords.value.replay}</span>}
      {facts.isLoaded && !isReplaying && (
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
      {figures !== undefined && !isReplaying && (
        <span class="status focus-figures" translate={false}>
          {describeFigures(figures)}
        </span>
      )}
      {children}
      {notice.value !== null && (
        // The page's live region says it. A press uncovers what is below.
        <button
          type="button"
          class="focus-notice"
          aria-hidden="true"
          tabIndex={-1}
          onClick={() => {
            notice.value = null;
          }}
        >
          {notice.value}
        </button>
      )}
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
