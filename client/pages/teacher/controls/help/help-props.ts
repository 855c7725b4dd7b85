/** What every action for one board needs. */
import type { ClassLink } from '#client/net/class-link.ts';
import type { Play } from '#client/play/play.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { TeacherControlsView } from '#shared/protocol/views/controls-view.ts';

export interface BoardHelpProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly board: BoardView;
  readonly teacherOnly: TeacherControlsView;
  readonly play: Play;
  readonly areNamesHidden: boolean;
}
