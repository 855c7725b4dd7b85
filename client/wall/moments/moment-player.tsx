/** One collected moment: the board as it lay then, and the seconds around it to play and to go through, forth and back. */
import { type Signal, useSignal } from '@preact/signals';
import { Maximize2, Minimize2, Pause, Play } from 'lucide';
import { useEffect } from 'preact/hooks';
import { momentsWords } from '#client/i18n/words/moments-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import { boardProgress } from '#shared/board/board.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { MomentView } from '#shared/protocol/views/controls-view.ts';
import type { ClipFold } from './clip-fold.ts';
import { MomentCanvas } from './moment-canvas.tsx';
import { type MomentState, useMoment } from './use-moment.ts';
import './moments.css';
import { hidesAnswers } from '#shared/puzzle/kinds/registry.ts';

/** One step of the slider. Milliseconds. */
const STEP_MS = 200;

interface MomentPlayerProps {
  readonly classroom: ClassroomId;
  readonly moment: MomentView;
  /** Names it among those that are shown. */
  readonly letter: string;
  /** Another one takes the room of all. */
  readonly isHidden: boolean;
  readonly isLarge: boolean;
  /** Null: it is alone, and as large as there is room. */
  readonly onEnlarge: ((isLarge: boolean) => void) | null;
}

export function MomentPlayer({ classroom, moment, letter, isHidden, isLarge, onEnlarge }: MomentPlayerProps) {
  const state = useMoment(classroom, moment.moment);
  const time = useSignal(moment.time);
  const say = momentsWords.value;
  return (
    <figure class="moment" hidden={isHidden}>
      <figcaption>
        <span class="moment-letter" aria-hidden="true" translate={false}>
          {letter}
        </span>
        {moment.members.map((member) => (
          <NameChip key={member.member} {...member} />
        ))}
        <output aria-hidden="true">{say.secondsFrom(secondsBetween(moment.time, time.value))}</output>
        {onEnlarge !== null && (
          <Button
            kind="quiet"
            class="button moment-enlarge"
            icon={isLarge ? Minimize2 : Maximize2}
            label={say.enlarge(letter)}
            aria-pressed={isLarge}
            onClick={() => onEnlarge(!isLarge)}
          />
        )}
      </figcaption>
      {state.fold === null || state.picture === null ? (
        <p class="moment-wait" role="status">
          {state.isGone ? say.gone : say.loading}
        </p>
      ) : (
        <PlayedMoment fold={state.fold} picture={state.picture} time={time} letter={letter} />
      )}
    </figure>
  );
}

interface PlayedMomentProps {
  readonly fold: ClipFold;
  readonly picture: NonNullable<MomentState['picture']>;
  /** Wall time. */
  readonly time: Signal<number>;
  readonly letter: string;
}

function PlayedMoment({ fold, picture, time, letter }: PlayedMomentProps) {
  const say = momentsWords.value;
  const { from, to, time: moment } = fold.clip;
  const isPlaying = useSignal(false);
  const progress = progressSentence(fold, time.value);
  useEffect(() => {
    if (!isPlaying.value) return;
    let before: number | null = null;
    let frame = requestAnimationFrame(function play(now) {
      time.value = Math.min(to, time.peek() + (before === null ? 0 : now - before));
      before = now;
      if (time.peek() >= to) isPlaying.value = false;
      else frame = requestAnimationFrame(play);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying.value]);
  const press = (): void => {
    if (!isPlaying.value && time.peek() >= to) time.value = from;
    isPlaying.value = !isPlaying.value;
  };
  return (
    <>
      <MomentCanvas fold={fold} picture={picture} time={time} label={say.boardAt(letter, progress)} />
      <div class="moment-controls">
        <Button
          kind="quiet"
          icon={isPlaying.value ? Pause : Play}
          label={isPlaying.value ? say.pause : say.play}
          onClick={press}
        />
        <input
          type="range"
          min={from}
          max={to}
          step={STEP_MS}
          value={time.value}
          aria-label={say.secondOf(letter)}
          aria-valuetext={`${say.secondsFrom(secondsBetween(moment, time.value))}. ${progress}`}
          onInput={({ currentTarget }) => {
            isPlaying.value = false;
            time.value = currentTarget.valueAsNumber;
          }}
        />
      </div>
    </>
  );
}

function secondsBetween(moment: number, time: number): number {
  return Math.round((time - moment) / 1_000);
}

function progressSentence(fold: ClipFold, time: number): string {
  const say = momentsWords.value;
  const board = fold.boardAt(time);
  if (board === null) return say.joined(0, 0);
  const { done, of } = boardProgress(board);
  return (hidesAnswers(board.rules.puzzle.spec) ? say.placed : say.joined)(done, of);
}
