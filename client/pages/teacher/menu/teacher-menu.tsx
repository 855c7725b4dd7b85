/** The teacher's menu, with everything that is needed rarely or has no room in the bar. */
import { Ellipsis, IdCard, Plus } from 'lucide';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { LeaveDevice } from '#client/classroom/device/leave-device.tsx';
import type { JoinAddress } from '#client/classroom/joining/join-address.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { ControlsMenu } from '#client/pages/teacher/controls/controls-bar.tsx';
import { EarlierBoardsMenu } from '#client/pages/teacher/controls/earlier-boards-menu.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { GroundChoices } from '#client/ui/surfaces/ground-choices.tsx';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { Preferences } from '#client/ui/surfaces/preferences.tsx';
import { THRESHOLDS_DEFAULT } from '#shared/attention/attention-rules.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { ClassFeast } from './class-feast.tsx';
import { ClassSounds } from './class-sounds.tsx';
import { DeleteClass } from './delete-class.tsx';
import { FinishLesson, KeepLonger, ResultsLink } from './lesson-actions.tsx';
import { MenuGroup } from './menu-group.tsx';
import { RejoinCodes } from './rejoin-codes.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { TeacherAccess } from './teacher-access.tsx';
import './teacher-menu.css';

interface TeacherMenuProps {
  readonly connection: ClassConnection;
  readonly view: ClassroomView;
  readonly joinAddress: JoinAddress;
}

export function TeacherMenu({ connection: { link, page }, view, joinAddress }: TeacherMenuProps) {
  const say = teacherWords.value;
  const { admission, controls } = view;
  return (
    <Popover label={sharedWords.value.more} icon={Ellipsis} isWide>
      <div class="teacher-menu">
        <MenuGroup title={say.menuClass}>
          {controls.teacherOnly !== null && <ControlsMenu link={link} view={view} teacherOnly={controls.teacherOnly} />}
          <ResultsLink classroom={view.id} />
          <FinishLesson view={view} />
          <EarlierBoardsMenu
            link={link}
            page={page}
            view={view}
            thresholds={controls.teacherOnly?.thresholds ?? THRESHOLDS_DEFAULT}
          />
          <SettingsDialog link={link} view={view} />
          <a class="button" href={PAGE.newClass}>
            <Icon icon={Plus} />
            {say.startAnotherClass}
          </a>
          <ClassSounds link={link} areAllowed={controls.sounds} />
          <ClassFeast link={link} hasFigures={controls.feastFigures} />
        </MenuGroup>
        <MenuGroup title={say.menuPeople}>
          {admission !== null && <TeacherAccess classroom={view.id} joinAddress={joinAddress} admission={admission} />}
          <RejoinCodes classroom={view.id} />
          {view.hasCards && (
            <a class="button" href={pagePath('seatCards', view.id)}>
              <Icon icon={IdCard} />
              {say.cards}
            </a>
          )}
        </MenuGroup>
        <MenuGroup title={say.menuEnd}>
          <KeepLonger link={link} view={view} />
          {admission?.isCo === false && (
            <>
              <hr />
              <DeleteClass classroom={view.id} title={view.title} />
            </>
          )}
        </MenuGroup>
        <MenuGroup title={say.menuDevice}>
          <LeaveDevice />
          <GroundChoices />
          <Preferences />
        </MenuGroup>
      </div>
    </Popover>
  );
}
