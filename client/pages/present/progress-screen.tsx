/** How far the whole class is: what all puzzles together have joined, and how many are solved. No puzzle is told from another. */
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import { isPictureAnswer } from '#shared/puzzle/kinds/choices.ts';
import { hidesAnswers, pieceCount } from '#shared/puzzle/kinds/registry.ts';
import { ClassPicture } from './class-picture.tsx';
import type { PresentConnection } from './present-connection.ts';
import { useClassWall } from './use-class-wall.ts';

interface ProgressScreenProps {
  readonly connection: PresentConnection;
  readonly classroom: ClassroomId;
  readonly view: PresentView;
}

export function ProgressScreen({ connection, classroom, view }: ProgressScreenProps) {
  const { activity, boards } = view;
  const say = controlsWords.value;
  const live = useClassWall({ connection, classroom, view });
  if (activity === null || boards.length === 0) return <p class="present-hint">{say.presentNoBoards}</p>;
  let [done, all, solved] = [0, 0, 0];
  for (const { board, cut } of boards) {
    const facts = live.facts(board).value;
    const spec = activity.cuts[cut];
    done += facts.done;
    all += facts.isLoaded ? facts.all : spec === undefined ? 0 : pieceCount(spec);
    if (facts.isSolved) solved += 1;
  }
  const percent = all === 0 ? 0 : Math.floor((done / all) * 100);
  const sentence = (activity.cuts.some(hidesAnswers) ? say.presentPlaced : say.presentProgress)(percent);
  return (
    <section class="present-progress" aria-label={say.presented.progress}>
      {!activity.cuts.some(isPictureAnswer) && <ClassPicture classroom={classroom} activity={activity} />}
      <div>
        <p class="present-percent" translate={false}>
          {percent}%
        </p>
        <progress class="meter" aria-label={sentence} max={100} value={percent} />
        <p>{sentence}</p>
        {boards.length > 1 && <p>{say.presentSolved(solved, boards.length)}</p>}
      </div>
    </section>
  );
}
