/** A look back: boards of earlier activities, and boards that were left for another cut. */
import { History } from 'lucide';
import { useState } from 'preact/hooks';
import type { ClassroomId, Page } from '../../../../shared/ids.ts';
import { leadWords } from '../../../i18n/words/lead.ts';
import { teacherWords } from '../../../i18n/words/teacher.ts';
import type { ClassLink } from '../../../net/link.ts';
import { Earlier, type EarlierBoard } from '../../../play/watch/earlier.tsx';
import { Button } from '../../../ui/controls/button.tsx';

interface EarlierMenuProps {
  readonly link: ClassLink;
  readonly page: Page;
  readonly classroom: ClassroomId;
}

export function EarlierMenu(place: EarlierMenuProps) {
  const say = leadWords.value;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon={History} onClick={() => setIsOpen(true)}>
        {say.earlier}
      </Button>
      {isOpen && (
        <Earlier
          {...place}
          title={say.earlier}
          none={say.noEarlier}
          nameOf={(each, activity) => say.earlierBoard(activity + 1, playersOf(each))}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

function playersOf({ board: { board, members } }: EarlierBoard): string {
  const names = members.map(({ name }) => name).join(', ');
  return names === '' ? teacherWords.value.boardNumber(board) : names;
}
