/** One student, with what can be done: it unfolds, so that a row is never pressed by mistake. */
import { ChevronDown, Moon } from 'lucide';
import { useState } from 'preact/hooks';
import type { ClassroomId } from '../../../../shared/ids.ts';
import type { SeatView } from '../../../../shared/protocol/door.ts';
import { peopleWords } from '../../../i18n/words/people.ts';
import type { DoorAsks } from '../../../net/door.ts';
import { Icon } from '../../../ui/controls/icon.tsx';
import { NameChip } from '../../../ui/seat-mark.tsx';
import { SeatActs } from './seat-acts.tsx';

interface SeatItemProps {
  readonly classroom: ClassroomId;
  readonly seat: SeatView;
  readonly asks: DoorAsks;
}

export function SeatItem({ classroom, seat, asks }: SeatItemProps) {
  const say = peopleWords.value;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li class="seat-item">
      <button type="button" class="row" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <NameChip {...seat} />
        <span class="rest">
          {!seat.here && (
            <span class="status">
              <Icon of={Moon} />
              {say.away}
            </span>
          )}
          <Icon of={ChevronDown} />
        </span>
      </button>
      {isOpen && <SeatActs classroom={classroom} seat={seat} asks={asks} />}
    </li>
  );
}
