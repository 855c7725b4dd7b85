/** Opens the boards of earlier activities, and those that students left for another cut. */
import { History } from 'lucide';
import { useState } from 'preact/hooks';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { type PastBoard, PastBoards } from '#client/play/replay/past-boards.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import type { Thresholds } from '#shared/attention/attention-rules.ts';
import type { ClassroomId, Page } from '#shared/ids.ts';

interface EarlierBoardsMenuProps {
  readonly link: ClassLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
  /** By which marks of attention are counted. */
  readonly thresholds: Thresholds;
}

export function EarlierBoardsMenu({ thresholds, ...props }: EarlierBoardsMenuProps) {
  const say = controlsWords.value;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon={History} onClick={() => setIsOpen(true)}>
        {say.earlierBoards}
      </Button>
      {isOpen && (
        <PastBoards
          {...props}
          replay={thresholds}
          title={say.earlierBoards}
          none={say.noEarlierBoards}
          nameOf={(each, activity) => say.earlierBoard(activity + 1, playerNames(each))}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

function playerNames({ board: { board, members } }: PastBoard): string {
  const names = members.map(({ name }) => name).join(', ');
  return names === '' ? teacherWords.value.boardNumber(board) : names;
}
