/** What a replay says: the time that shows, what was done in it, and each mark of the bar. */
import { language } from '#client/i18n/language.ts';
import { timeOfAnyDay } from '#client/i18n/time-of-day.ts';
import { replayWords } from '#client/i18n/words/replay-words.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { attentionSentence } from '#client/i18n/words/teacher/attention-words.ts';
import { deviceTimeOf } from '#client/net/server-clock.ts';
import type { Member } from '#shared/ids.ts';
import type { ReplayIndex } from '#shared/protocol/http/replay-index.ts';
import type { BoardMove } from '#shared/replay/board-moves.ts';
import type { ReplayMark } from '#shared/replay/marks.ts';
import { memberAppearance } from './member-appearance.ts';
import type { ReplayAnnouncement, ReplayMoment } from './replay-session.ts';

/** Most marks of a cluster that are said one by one. */
export const SENTENCES_MAX = 4;

export type Names = Pick<ReplayIndex, 'members'>;

/** The time of day by this device's clock, with the day where it is not today's. @param time wall time by the server's clock */
export function clockOf(time: number): string {
  return timeOfAnyDay(deviceTimeOf(time), language.value, 'second');
}

export function momentSentence({ time, done, of, isPlaced, isUnreadable }: ReplayMoment): string {
  const say = replayWords.value;
  return isUnreadable ? `${clockOf(time)}. ${say.unreadable}` : say.moment(clockOf(time), done, of, isPlaced);
}

/** For the eyes, where there is little room. */
export function shortMoment({ time, done, of, isUnreadable }: ReplayMoment): readonly string[] {
  return isUnreadable ? [replayWords.value.unreadable] : [clockOf(time), `${done}/${of}`];
}

export function announcementSentence(announcement: ReplayAnnouncement, names: Names): string {
  const { moment } = announcement;
  const before = announcement.kind === 'moves' ? announcement.moves.map((move) => moveSentence(move, names)) : [];
  const end = announcement.kind === 'end' ? [replayWords.value.end] : [];
  return [...before, ...end, momentSentence(moment)].join(' ');
}

export function moveSentence(move: BoardMove, names: Names): string {
  const { moves } = replayWords.value;
  switch (move.kind) {
    case 'put': {
      const name = nameOf(names, move.member);
      return move.joins > 0 ? moves.joined(name, move.joins) : moves.put(name);
    }
    case 'turned':
      return moves.turned(nameOf(names, move.member));
    case 'checked':
      return moves.checked(nameOf(names, move.member), move.right);
    case 'hinted':
      return moves.hinted(nameOf(names, move.member), move.level);
    default:
      return moves[move.kind];
  }
}

/** With the time at which it was. */
export function markSentence(mark: ReplayMark, names: Names): string {
  return `${clockOf(mark.time)} ${withoutTime(mark, names)}`;
}

/** The first marks of a cluster one by one, and how many more there are. */
export function clusterSentence(marks: readonly ReplayMark[], names: Names): string {
  const sentences = marks.slice(0, SENTENCES_MAX).map((mark) => markSentence(mark, names));
  const more = marks.length - sentences.length;
  return [...sentences, ...(more > 0 ? [replayWords.value.more(more)] : [])].join(' ');
}

function withoutTime(mark: ReplayMark, names: Names): string {
  const say = replayWords.value;
  switch (mark.kind) {
    case 'joined':
      return say.moves.joined(nameOf(names, mark.member), mark.joins);
    case 'checked':
      return say.moves.checked(nameOf(names, mark.member), mark.right, mark.of);
    case 'hinted':
      return say.moves.hinted(nameOf(names, mark.member), mark.level);
    case 'paused':
      return mark.until === null ? say.pausedStill : say.pausedUntil(clockOf(mark.until));
    case 'attention':
      return attentionSentence(mark.fired, clockOf(mark.fired.since));
    case 'chat':
      return say.wrote(mark.name ?? boardWords.value.teacher, mark.text);
    case 'unreadable':
      return say.unreadableUntil(clockOf(mark.until));
    default:
      return say.moves[mark.kind];
  }
}

function nameOf(names: Names, member: Member): string {
  return memberAppearance(names, member).name;
}
