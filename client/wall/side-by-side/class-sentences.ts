/** What a replay side by side says: the time that shows, how far the class was, and each move that a step stops at. */
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { clockOf, moveSentence, SENTENCES_MAX } from '#client/play/replay/replay-sentences.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { ActivityReplay } from '#shared/protocol/http/replay-index.ts';
import type { Alignment } from '#shared/replay/class-timeline.ts';
import type { ClassMark } from './marks/class-marks.ts';
import type { ClassAnnouncement, ClassMoment } from './side-by-side.ts';

/** The time of day, or the time since the start as on a stop watch. */
export function timeText(time: number, alignment: Alignment): string {
  if (alignment === 'clock') return clockOf(time);
  const seconds = Math.floor(time / 1_000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export function momentSentence(moment: ClassMoment, alignment: Alignment): string {
  const { time, done, of, solved, boards, unreadable, isPlaced } = moment;
  const say = replayWords.value.sideBySide;
  const clock = timeText(time, alignment);
  const at = alignment === 'start' ? say.elapsed(clock) : clock;
  const sentence = say.moment(at, done, of, solved, boards, isPlaced);
  return unreadable === 0 ? sentence : `${sentence}. ${say.unreadable(unreadable)}`;
}

export function announcementSentence(
  announcement: ClassAnnouncement,
  { boards }: ActivityReplay,
  alignment: Alignment,
): string {
  const moment = momentSentence(announcement.moment, alignment);
  switch (announcement.kind) {
    case 'moves': {
      const replay = boards.find(({ board }) => board.number === announcement.board);
      const names = { members: replay?.members ?? [] };
      return [...announcement.moves.map((move) => moveSentence(move, names)), moment].join(' ');
    }
    case 'end':
      return `${replayWords.value.end} ${moment}`;
    default:
      return moment;
  }
}

/** Marks that are one to press: the first of them one by one, and how many more there are. */
export function classMarksSentence(
  marks: readonly ClassMark[],
  alignment: Alignment,
  nameOf: (board: BoardNumber) => string,
): string {
  const say = replayWords.value;
  const sentences = marks.slice(0, SENTENCES_MAX).map((mark) => {
    const { kind, time } = mark;
    const sentence =
      kind === 'paused'
        ? say.sideBySide.paused(timeText(mark.until, alignment))
        : say.sideBySide.marks[kind](nameOf(mark.board));
    return `${timeText(time, alignment)} ${sentence}`;
  });
  const more = marks.length - sentences.length;
  return [...sentences, ...(more > 0 ? [say.more(more)] : [])].join(' ');
}
