/** The controls of one replay: it plays as long as they are on the page. */
import { Maximize, Radio, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { useElementSize } from '#client/ui/element-size.ts';
import { MomentLine, MoreTools, PlayButton, SkipBreaks, Speed, StepButtons, TimeSlider } from './replay-controls.tsx';
import { ReplayLegend } from './replay-legend.tsx';
import { ReplayMarks } from './replay-marks.tsx';
import { announcementSentence, clockOf, clusterSentence, momentSentence, shortMoment } from './replay-sentences.ts';
import { ReplaySession, type ReplaySessionOptions } from './replay-session.ts';
import { useReplayKeys } from './use-replay-keys.ts';
import './replay-panel.css';

export interface ReplayPanelProps extends Omit<ReplaySessionOptions, 'beginsAt'> {
  /** The board is live: the button that leaves the replay is *Back to live*. Else it is *Close*. */
  readonly isLive: boolean;
  /** The wall time that shows at first; without it a live board begins at its end, and any other at its start. */
  readonly beginsAt?: number;
  /** What else may be done with the second that shows. */
  readonly tools?: (session: ReplaySession) => ComponentChildren;
  /** Fits the view to the board. */
  readonly onFit: () => void;
  /** Leaves the replay. */
  readonly onClose: () => void;
}

export function ReplayPanel({ isLive, beginsAt, tools, onFit, onClose, ...options }: ReplayPanelProps) {
  const region = useRef<HTMLElement>(null);
  const { classroom, board } = options;
  const session = useMemo(
    () => new ReplaySession({ ...options, beginsAt: beginsAt ?? (isLive ? 'end' : 'start') }),
    [classroom, board],
  );
  useEffect(() => {
    session.open();
    return () => session.close();
  }, [session]);
  useReplayKeys(session, region, onClose);
  const say = replayWords.value;
  const isEmpty = session.line.value?.segments.length === 0;
  return (
    <section class="replay" ref={region} aria-label={say.region}>
      <div class="replay-main">
        <PlayButton control={session} isEmpty={isEmpty} keys={say.keys} />
        <TimeBar session={session} isEmpty={isEmpty} />
      </div>
      <div class="replay-tools">
        <div class="replay-pace">
          <StepButtons control={session} />
          <Speed control={session} />
        </div>
        <div class="replay-rest">
          <MoreTools>
            <SkipBreaks control={session} />
            {tools !== undefined && <div class="replay-group">{tools(session)}</div>}
            <div class="replay-group">
              <Legend session={session} />
              <Button kind="quiet" icon={Maximize} label={boardWords.value.fit} onClick={onFit}>
                <span class="word">{boardWords.value.fit}</span>
              </Button>
            </div>
          </MoreTools>
          <Button
            class="button replay-close"
            icon={isLive ? Radio : X}
            label={isLive ? say.now : say.back}
            onClick={onClose}
          >
            <span class="word">{isLive ? say.now : say.back}</span>
          </Button>
        </div>
      </div>
      <Announcement session={session} />
    </section>
  );
}

interface PartProps {
  readonly session: ReplaySession;
}

interface TimedPartProps extends PartProps {
  /** The log has no frame yet. */
  readonly isEmpty: boolean;
}

function TimeBar({ session, isEmpty }: TimedPartProps) {
  const { ref, size } = useElementSize<HTMLDivElement>();
  return (
    <div class="replay-time">
      <div class="replay-bar" ref={ref}>
        <Marks session={session} width={size.width} />
        <Moment session={session} isEmpty={isEmpty} />
      </div>
      <Status session={session} isEmpty={isEmpty} />
    </div>
  );
}

/** A component of its own: it renders when there are more marks, and not with each second that shows. */
function Marks({ session, width }: PartProps & { readonly width: number }) {
  const line = session.line.value;
  const names = session.index.value;
  const marks = session.marks.value;
  if (line === null || names === null) return null;
  return (
    <ReplayMarks
      marks={marks}
      axis={line}
      sentenceOf={(cluster) => clusterSentence(cluster, names)}
      width={width}
      onSeek={(time) => session.seek(time, true)}
    />
  );
}

/** A component of its own, as the marks are. */
function Legend({ session }: PartProps) {
  return <ReplayLegend marks={session.marks.value} />;
}

function Moment({ session, isEmpty }: TimedPartProps) {
  const moment = session.moment.value;
  return (
    <TimeSlider
      axis={session.line.value}
      time={moment?.time ?? null}
      text={valueTextOf(session)}
      isWaiting={moment?.isWaiting ?? true}
      isEmpty={isEmpty}
      onSeek={(time) => session.seek(time)}
    />
  );
}

/** While it plays the text stands still for a minute: a screen reader says each change of a slider that has the focus. */
function valueTextOf({ moment, isPlaying }: ReplaySession): string {
  const shown = moment.value;
  if (shown === null) return replayWords.value.loading;
  if (!isPlaying.value) return momentSentence(shown);
  return replayWords.value.momentOf(clockOf(Math.floor(shown.time / 60_000) * 60_000));
}

function Status({ session, isEmpty }: TimedPartProps) {
  return <MomentLine parts={statusOf(session, isEmpty)} />;
}

function statusOf({ moment, failure }: ReplaySession, isEmpty: boolean): readonly string[] {
  const say = replayWords.value;
  if (isEmpty) return [say.empty];
  const shown = moment.value;
  if (failure.value !== null && (shown === null || shown.isWaiting)) return [say.notNow];
  return shown === null ? [say.loading] : shortMoment(shown);
}

/** A component of its own: it renders only when there is something to say. */
function Announcement({ session }: PartProps) {
  const announcement = session.announcement.value;
  const names = session.index.value;
  return (
    <p class="unseen" role="status">
      {announcement !== null && names !== null && announcementSentence(announcement, names)}
    </p>
  );
}
