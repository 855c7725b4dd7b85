/** The one bar of a replay side by side, with its buttons. */
import { replayWords } from '#client/i18n/words/replay-words.ts';
import {
  MomentLine,
  MoreTools,
  PlayButton,
  SkipBreaks,
  Speed,
  StepButtons,
  TimeSlider,
} from '#client/play/replay/replay-controls.tsx';
import { ReplayLegend } from '#client/play/replay/replay-legend.tsx';
import { ALIGNMENTS } from '#shared/replay/class-timeline.ts';
import { announcementSentence, momentSentence, timeText } from './class-sentences.ts';
import { WallFilmButton, type WallFilmButtonProps } from './film/wall-film-button.tsx';
import { ClassMarks, type ClassMarksProps } from './marks/class-marks-bar.tsx';
import { useClassMarks } from './marks/use-class-marks.ts';
import type { SideBySide } from './side-by-side.ts';
import '#client/play/replay/replay-panel.css';

const MINUTE_MS = 60_000;

interface SessionProps {
  readonly session: SideBySide;
}

export interface SideBySideBarProps extends WallFilmButtonProps, Omit<ClassMarksProps, 'marks'> {}

export function SideBySideBar({ session, classroom, title, areNamesHidden }: SideBySideBarProps) {
  const say = replayWords.value;
  const isEmpty = session.line.value?.axis.duration === 0;
  const marks = useClassMarks(session, classroom);
  return (
    <section class="replay" aria-label={say.region}>
      <div class="replay-main">
        <PlayButton control={session} isEmpty={isEmpty} keys={say.sideBySide.keys} />
        <TimeBar session={session} marks={marks} areNamesHidden={areNamesHidden} />
      </div>
      <div class="replay-tools">
        <div class="replay-pace">
          <StepButtons control={session} />
          <Speed control={session} />
        </div>
        <MoreTools>
          <select
            class="select"
            aria-label={say.sideBySide.align}
            title={say.sideBySide.align}
            value={session.alignment.value}
            onChange={({ currentTarget: { value } }) => {
              const alignment = ALIGNMENTS.find((each) => each === value);
              if (alignment !== undefined) session.setAlignment(alignment);
            }}
          >
            {ALIGNMENTS.map((alignment) => (
              <option key={alignment} value={alignment}>
                {say.sideBySide.alignments[alignment]}
              </option>
            ))}
          </select>
          <SkipBreaks control={session} />
          <div class="replay-group">
            <WallFilmButton session={session} classroom={classroom} title={title} />
            <ReplayLegend marks={marks} />
          </div>
        </MoreTools>
      </div>
      <Announcement session={session} />
    </section>
  );
}

/** A component of its own: while the replay plays it renders often, and the buttons do not. */
function TimeBar(props: ClassMarksProps) {
  const { session } = props;
  const axis = session.line.value?.axis ?? null;
  const moment = session.moment.value;
  return (
    <div class="replay-time">
      <div class="replay-bar">
        <ClassMarks {...props} />
        <TimeSlider
          axis={axis}
          time={moment?.time ?? null}
          text={valueTextOf(session)}
          isWaiting={moment?.isWaiting ?? true}
          isEmpty={axis?.duration === 0}
          onSeek={(time) => session.seek(time)}
        />
      </div>
      <MomentLine parts={statusOf(session)} />
    </div>
  );
}

/** While it plays the text stands still for a minute: a screen reader says each change of a slider that has the focus. */
function valueTextOf({ moment, isPlaying, alignment }: SideBySide): string {
  const say = replayWords.value;
  const shown = moment.value;
  if (shown === null) return say.loading;
  if (!isPlaying.value) return momentSentence(shown, alignment.value);
  return say.momentOf(timeText(Math.floor(shown.time / MINUTE_MS) * MINUTE_MS, alignment.value));
}

/** For the eyes, where there is little room. */
function statusOf({ moment, failure, alignment, replay }: SideBySide): readonly string[] {
  const say = replayWords.value;
  const shown = moment.value;
  if (replay.value?.boards.length === 0) return [say.sideBySide.none];
  if (failure.value !== null && (shown === null || shown.isWaiting)) return [say.notNow];
  if (shown === null) return [say.loading];
  return [timeText(shown.time, alignment.value), `${shown.done}/${shown.of}`];
}

/** A component of its own: it renders only when there is something to say. */
function Announcement({ session }: SessionProps) {
  const announcement = session.announcement.value;
  const replay = session.replay.value;
  return (
    <p class="unseen" role="status">
      {announcement !== null && replay !== null && announcementSentence(announcement, replay, session.alignment.peek())}
    </p>
  );
}
