/** The secrets that make teachers of a class: her own, which can be replaced when others know it, and one for co-teachers. */
import { Link2, RefreshCw, Unlink, UserPlus, X } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { storeTeacherKey } from '#client/classroom/teacher-key.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { createCoTeacherKey, replaceTeacherKey, revokeCoTeacherKey } from '#client/net/http/teacher-api.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { CopyText } from '#client/ui/controls/copy-text.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { teacherLink } from '#shared/protocol/paths.ts';
import type { AdmissionView } from '#shared/protocol/views/admission-view.ts';
import { MyLink } from './my-link.tsx';

interface TeacherLinksProps {
  readonly classroom: ClassroomId;
  readonly origin: string | null;
  readonly admission: AdmissionView;
}

export function TeacherLinks({ classroom, origin, admission }: TeacherLinksProps) {
  const say = peopleWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [errorCode, request] = useRequest();
  const [isReplaced, setIsReplaced] = useState(false);
  const [coKey, setCoKey] = useState<string | null>(null);

  async function replace(): Promise<void> {
    const reply = await replaceTeacherKey(classroom);
    if (reply.ok) storeTeacherKey(classroom, reply.key);
    setIsReplaced(await request(Promise.resolve(reply)));
  }

  async function createCoTeacherLink(): Promise<void> {
    const reply = await createCoTeacherKey(classroom);
    setCoKey(reply.ok ? reply.key : null);
    await request(Promise.resolve(reply));
  }

  async function revokeCoTeacherLink(): Promise<void> {
    if (await request(revokeCoTeacherKey(classroom))) setCoKey(null);
  }

  if (admission.isCo) return <p class="hint">{say.youAreCoTeacher}</p>;
  return (
    <>
      <Button icon={Link2} onClick={() => dialog.current?.showModal()}>
        {say.links}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="teacher-links"
        onClose={() => {
          setCoKey(null);
          setIsReplaced(false);
        }}
      >
        <div class="stack">
          <div class="dialog-head">
            <h2 id="teacher-links">{say.links}</h2>
            <Button kind="quiet" icon={X} label={sharedWords.value.close} onClick={() => dialog.current?.close()} />
          </div>
          {/* Drawn anew with the new secret. */}
          <MyLink key={String(isReplaced)} classroom={classroom} origin={origin} />
          <div>
            <p class="hint">{say.replaceHint}</p>
            <Button kind="danger" icon={RefreshCw} onClick={() => void replace()}>
              {say.replaceLink}
            </Button>
          </div>
          <p role="status">{isReplaced && say.replaced}</p>
          <section class="stack" aria-labelledby="co-link">
            <h2 id="co-link">{say.coTeacherLink}</h2>
            <p class="hint">{say.coTeacherLinkHint}</p>
            {coKey !== null ? (
              <>
                <CopyText label={say.coTeacherLink} text={teacherLink(origin ?? location.origin, classroom, coKey)} />
                <p class="hint">{say.coTeacherLinkShownOnce}</p>
              </>
            ) : (
              admission.hasCoLink && <p>{say.coTeacherLinkExists}</p>
            )}
            <div class="teacher-actions">
              <Button icon={UserPlus} onClick={() => void createCoTeacherLink()}>
                {admission.hasCoLink ? say.replaceCoTeacherLink : say.createCoTeacherLink}
              </Button>
              {admission.hasCoLink && (
                <Button kind="danger" icon={Unlink} onClick={() => void revokeCoTeacherLink()}>
                  {say.revokeCoTeacherLink}
                </Button>
              )}
            </div>
          </section>
          {errorCode !== null && <ErrorLine code={errorCode} />}
        </div>
      </dialog>
    </>
  );
}
