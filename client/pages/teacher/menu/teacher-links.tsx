/** The dialog with the links that make a browser a teacher of the class: one for co-teachers, and the teacher's own. */
import { Link2, RefreshCw } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { AddressNotes } from '#client/classroom/joining/address-notes.tsx';
import type { JoinAddress } from '#client/classroom/joining/join-address.ts';
import { storedTeacherKey, storeTeacherKey } from '#client/classroom/teacher-key.ts';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { replaceTeacherKey } from '#client/net/http/teacher-api.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Dialog, openDialog } from '#client/ui/surfaces/dialog.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { AdmissionView } from '#shared/protocol/views/admission-view.ts';
import { CoTeacherLink } from './co-teacher-link.tsx';
import { MyLink } from './my-link.tsx';

interface TeacherLinksProps {
  readonly classroom: ClassroomId;
  readonly joinAddress: JoinAddress;
  readonly admission: AdmissionView;
  /** Is given what opens the dialog from elsewhere. */
  readonly show: { current: () => void };
}

export function TeacherLinks({ classroom, joinAddress, admission, show: shown }: TeacherLinksProps) {
  const say = peopleWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [errorCode, request] = useRequest();
  const [newKey, setNewKey] = useState<string | null>(null);
  const [coKey, setCoKey] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { origin, origins, show } = joinAddress;
  useEffect(() => (isOpen ? show() : undefined), [isOpen, show]);

  async function replace(): Promise<void> {
    const reply = await replaceTeacherKey(classroom);
    // A device that is a teacher's only now stores no key.
    if (reply.ok && storedTeacherKey(classroom) !== null) storeTeacherKey(classroom, reply.key);
    setNewKey(reply.ok ? reply.key : null);
    await request(Promise.resolve(reply));
  }

  function open(): void {
    openDialog(dialog.current);
    setIsOpen(true);
  }

  shown.current = open;

  function hideSecrets(): void {
    setIsOpen(false);
    setCoKey(null);
    setNewKey(null);
  }

  if (admission.isCo) return <p class="hint">{say.youAreCoTeacher}</p>;
  return (
    <>
      <Button icon={Link2} onClick={open}>
        {say.links}
      </Button>
      <Dialog dialog={dialog} title={say.links} onClose={hideSecrets}>
        {isOpen && <AddressNotes joinAddress={joinAddress} changed={teacherWords.value.linksChanged} />}
        <CoTeacherLink
          classroom={classroom}
          origin={origin}
          hasLink={admission.hasCoLink}
          coKey={coKey}
          onKey={setCoKey}
          request={request}
        />
        <MyLink classroom={classroom} origin={origin} newKey={newKey} />
        {origins?.length === 0 && <p class="hint">{say.linksHereOnly}</p>}
        <p role="status">{newKey !== null && say.replaced}</p>
        {errorCode !== null && <ErrorLine code={errorCode} />}
        <hr />
        <p class="hint">{say.replaceHint}</p>
        <Button kind="danger" icon={RefreshCw} onClick={() => void replace()}>
          {say.replaceLink}
        </Button>
      </Dialog>
    </>
  );
}
