/** The join instructions on the projector, with the number of students in the class, or their names if the teacher chose so. */
import { useJoinAddress } from '#client/classroom/joining/join-address.ts';
import { JoinInstructions } from '#client/classroom/joining/join-instructions.tsx';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import type { PresentConnection } from './present-connection.ts';

interface JoinScreenProps {
  readonly connection: PresentConnection;
  readonly classroom: ClassroomId;
  readonly view: PresentView;
}

export function JoinScreen({ connection, classroom, view }: JoinScreenProps) {
  const joinAddress = useJoinAddress(classroom, connection.status);
  return (
    <div class="present-code">
      <JoinInstructions code={view.code} invitation={view.invitation} joinAddress={joinAddress} isEmpty={false} />
      <div class="present-here">
        <p>{controlsWords.value.presentHere(view.here)}</p>
        {view.names !== null && (
          <ul>
            {view.names.map((student) => (
              <li key={`${student.hue} ${student.shape} ${student.name}`}>
                <NameChip {...student} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
