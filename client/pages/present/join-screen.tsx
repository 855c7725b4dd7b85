/** The join instructions on the projector, with the number of students in the class, or their names if the teacher chose so. */
import { useEffect, useRef } from 'preact/hooks';
import { useJoinAddress } from '#client/classroom/joining/join-address.ts';
import { formatCode } from '#client/classroom/joining/join-code.ts';
import { JoinInstructions } from '#client/classroom/joining/join-instructions.tsx';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import type { SeatAppearance } from '#shared/protocol/views/seat-appearance.ts';
import type { PresentConnection } from './present-connection.ts';

interface JoinScreenProps {
  readonly connection: PresentConnection;
  readonly classroom: ClassroomId;
  readonly view: PresentView;
}

export function JoinScreen({ connection, classroom, view }: JoinScreenProps) {
  const joinAddress = useJoinAddress(classroom, connection.status);
  return (
    <div
      class="present-code"
      data-named={view.names !== null}
      data-qr={joinAddress.origin !== null}
      style={{ '--letters': Math.max(7, formatCode(view.code).length) }}
    >
      <JoinInstructions code={view.code} invitation={view.invitation} joinAddress={joinAddress} isEmpty={false} />
      <div class="present-here">
        <p>{controlsWords.value.presentHere(view.here)}</p>
        {view.names !== null && <Arrivals names={view.names} />}
      </div>
    </div>
  );
}

/** From so many names on they are written smaller. */
const MANY_NAMES = 16;

/** The names appear one after the other, in the order of coming in; a name that comes later appears alone. */
function Arrivals({ names }: { readonly names: readonly SeatAppearance[] }) {
  const isFirst = useRef(true);
  useEffect(() => {
    isFirst.current = false;
  }, []);
  return (
    <ul data-many={names.length >= MANY_NAMES}>
      {names.map((student, index) => (
        <li
          key={`${student.hue} ${student.shape} ${student.name}`}
          style={{ '--arrives': isFirst.current ? index : 0 }}
        >
          <NameChip {...student} />
        </li>
      ))}
    </ul>
  );
}
