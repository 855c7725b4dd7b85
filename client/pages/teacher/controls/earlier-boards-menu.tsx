/** Opens the boards of earlier activities, and those that students left for another cut. */
import { History, LayoutGrid } from 'lucide';
import { useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { type PastBoard, PastBoards } from '#client/play/replay/past-boards.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { useNamesHidden } from '#client/wall/arrangement/use-arrangement.ts';
import type { Thresholds } from '#shared/attention/attention-rules.ts';
import type { ActivityId, Page } from '#shared/ids.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { replayTools } from './moments/dialog-replay-tools.tsx';

const loadSideBySide = () =>
  import('#client/wall/side-by-side/side-by-side-dialog.tsx').then(({ SideBySideDialog }) => SideBySideDialog);

interface EarlierBoardsMenuProps {
  readonly link: ClassLink;
  readonly page: Page;
  readonly view: ClassroomView;
  /** By which marks of attention are counted. */
  readonly thresholds: Thresholds;
}

export function EarlierBoardsMenu({ link, page, view, thresholds }: EarlierBoardsMenuProps) {
  const say = controlsWords.value;
  const [areNamesHidden] = useNamesHidden();
  const tools = replayTools({ link, view, areNamesHidden });
  const [isOpen, setIsOpen] = useState(false);
  const [sideBySide, setSideBySide] = useState<ActivityId | null>(null);
  return (
    <>
      <Button icon={History} onClick={() => setIsOpen(true)}>
        {say.earlierBoards}
      </Button>
      {isOpen && (
        <PastBoards
          link={link}
          page={page}
          classroom={view.id}
          replay={{ thresholds, marksChat: true }}
          tools={tools}
          activityTools={({ activity, boards }, index) =>
            boards.length > 1 && (
              <Button key={activity.id} icon={LayoutGrid} onClick={() => setSideBySide(activity.id)}>
                {say.earlierSideBySide(index + 1)}
              </Button>
            )
          }
          title={say.earlierBoards}
          none={say.noEarlierBoards}
          nameOf={(each, activity) => say.earlierBoard(activity + 1, playerNames(each))}
          onClose={() => setIsOpen(false)}
        />
      )}
      {sideBySide !== null && (
        <Lazy
          load={loadSideBySide}
          props={{
            ...{ link, page, classroom: view.id, title: view.title, thresholds, tools },
            activity: sideBySide,
            areNamesHidden,
            onClose: () => setSideBySide(null),
          }}
        />
      )}
    </>
  );
}

function playerNames({ board: { board, members } }: PastBoard): string {
  const names = members.map(({ name }) => name).join(', ');
  return names === '' ? teacherWords.value.boardNumber(board) : names;
}
