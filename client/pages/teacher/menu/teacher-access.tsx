/** What makes devices a teacher's: the links, and the devices that came by them. From the devices one comes to the links. */
import { useRef } from 'preact/hooks';
import type { JoinAddress } from '#client/classroom/joining/join-address.ts';
import { DevicesDialog } from '#client/pages/teacher/devices/devices-dialog.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { AdmissionView } from '#shared/protocol/views/admission-view.ts';
import { TeacherLinks } from './teacher-links.tsx';

interface TeacherAccessProps {
  readonly classroom: ClassroomId;
  readonly joinAddress: JoinAddress;
  readonly admission: AdmissionView;
}

export function TeacherAccess({ classroom, joinAddress, admission }: TeacherAccessProps) {
  const showLinks = useRef(() => {});
  return (
    <>
      <TeacherLinks classroom={classroom} joinAddress={joinAddress} admission={admission} show={showLinks} />
      {!admission.isCo && <DevicesDialog classroom={classroom} onShowLinks={() => showLinks.current()} />}
    </>
  );
}
