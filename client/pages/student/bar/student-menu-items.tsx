/** What stands in the menu of a student's page: the student's seat, earlier boards, and preferences. */

import { History } from 'lucide';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { menuWords } from '#client/i18n/words/student/menu-words.ts';
import type { StudentYou } from '#client/pages/student/use-student-class.ts';
import { SoundSwitch } from '#client/play/sound/sound-switch.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import { TeamChip } from '#client/ui/seat/team-chip.tsx';
import { GroundChoices } from '#client/ui/surfaces/ground-choices.tsx';
import { closePopoverAround } from '#client/ui/surfaces/popover-support.ts';
import { Preferences } from '#client/ui/surfaces/preferences.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import { FullScreenButton } from './full-screen-button.tsx';
import { SeatMenu } from './seat-menu.tsx';

export interface StudentMenuItemsProps {
  readonly classroom: ClassroomId;
  readonly you: StudentYou;
  readonly board: BoardView | undefined;
  readonly onShowEarlier: () => void;
}

export function StudentMenuItems({ classroom, you, board, onShowEarlier }: StudentMenuItemsProps) {
  const say = menuWords.value;
  return (
    <div class="rows stack student-menu">
      <NameChip name={say.you(you.name)} hue={you.hue} shape={you.shape} />
      {board !== undefined && board.team !== null && <Team team={board.team} board={board} you={you} />}
      <p class="hint">{say.teacherCanSee}</p>
      <SeatMenu classroom={classroom} person={you.id} rejoinCode={you.rejoin} />
      <Button
        icon={History}
        onClick={({ currentTarget }) => {
          closePopoverAround(currentTarget);
          onShowEarlier();
        }}
      >
        {boardWords.value.earlierPuzzles}
      </Button>
      <FullScreenButton />
      <SoundSwitch />
      <GroundChoices />
      <Preferences />
    </div>
  );
}

interface TeamProps {
  readonly team: number;
  readonly board: BoardView;
  readonly you: StudentYou;
}

/** The student's team, and who else is in it. */
function Team({ team, board, you }: TeamProps) {
  const others = board.members.filter(({ member }) => member !== you.member);
  return (
    <div class="my-team">
      <TeamChip team={team} />
      {others.length > 0 && (
        <ul>
          {others.map((other) => (
            <li key={other.member}>
              <NameChip {...other} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
