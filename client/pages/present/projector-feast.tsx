/**
 * The projector's short feast for boards that were just solved, with names where the projector shows names. A team or the whole class sees
 * its picture whole; boards of one student each, of which a class solves many, get a banner in the bar, which covers nothing that the
 * teacher has chosen. Nobody is ranked.
 */
import { PartyPopper } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { describeFigures } from '#client/play/feast/describe-figures.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import { ClassPicture } from './class-picture.tsx';
import { FeastQueue } from './feast-queue.ts';
import '#client/play/feast/shine.css';
import './projector-feast.css';

/** Beside what everybody looks at together nothing is celebrated. */
const NO_BOARD = 0;

interface ProjectorFeastProps {
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly view: PresentView;
  /** Those that are celebrated now. */
  readonly boards: readonly BoardNumber[];
}

/** The boards that are celebrated now; mostly none. */
export function useFeast(view: PresentView): readonly BoardNumber[] {
  const queue = useMemo(() => new FeastQueue(), [view.activity?.id]);
  const only = view.shownMoments === undefined ? (view.spotlight?.board ?? null) : NO_BOARD;
  useEffect(() => queue.update(view.solved, only), [queue, view]);
  useEffect(() => () => queue.close(), [queue]);
  return queue.boards.value;
}

/** Whether the feast is a banner in the bar, and not over what the projector shows. */
export function isFeastInBar({ activity }: PresentView): boolean {
  return activity?.mode === 'each';
}

export function ProjectorFeast({ classroom, activity, view, boards }: ProjectorFeastProps) {
  const say = controlsWords.value;
  // Names by the server's last word: the teacher may have hidden them since.
  const solved = view.solved.filter(({ board }) => boards.includes(board));
  const [first] = solved;
  const sentence = activity.mode === 'together' ? say.solvedTogether : say.solvedNow(boards.length);
  const isBanner = isFeastInBar(view);
  const isNamed = solved.some(({ members }) => members.length > 0);
  return (
    <div class="projector-feast-status" role="status">
      {boards.length > 0 && (
        <section class="projector-feast" data-banner={isBanner} data-named={isNamed} aria-label={sentence}>
          {isBanner ? (
            <Icon icon={PartyPopper} />
          ) : (
            <div class="solved-picture">
              <ClassPicture classroom={classroom} activity={activity} />
              <span class="shine" />
            </div>
          )}
          <p>{sentence}</p>
          {isNamed && (
            <ul>
              {solved.flatMap(({ board, members }) =>
                members.map((member) => (
                  <li key={`${board} ${member.hue} ${member.shape} ${member.name}`}>
                    <NameChip {...member} />
                  </li>
                )),
              )}
            </ul>
          )}
          {solved.length === 1 && first?.figures !== undefined && (
            <p class="solved-figures" translate={false}>
              {describeFigures(first.figures)}
            </p>
          )}
        </section>
      )}
    </div>
  );
}
