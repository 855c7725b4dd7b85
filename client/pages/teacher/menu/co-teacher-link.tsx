/** The link for co-teachers: created, replaced and revoked here. Its secret is shown only after it was created. */
import { Unlink, UserPlus } from 'lucide';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { createCoTeacherKey, revokeCoTeacherKey } from '#client/net/http/teacher-api.ts';
import type { RequestRunner } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { CopyText } from '#client/ui/controls/copy-text.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { teacherLink } from '#shared/protocol/paths.ts';

interface CoTeacherLinkProps {
  readonly classroom: ClassroomId;
  readonly origin: string | null;
  /** The class has such a link already. */
  readonly hasLink: boolean;
  /** The key that was created last; null when it is not to be shown. */
  readonly coKey: string | null;
  readonly onKey: (coKey: string | null) => void;
  readonly request: RequestRunner;
}

export function CoTeacherLink({ classroom, origin, hasLink, coKey, onKey, request }: CoTeacherLinkProps) {
  const say = peopleWords.value;

  async function create(): Promise<void> {
    const reply = await createCoTeacherKey(classroom);
    onKey(reply.ok ? reply.key : null);
    await request(Promise.resolve(reply));
  }

  async function revoke(): Promise<void> {
    if (await request(revokeCoTeacherKey(classroom))) onKey(null);
  }

  return (
    <section class="stack" aria-labelledby="co-link">
      <h3 id="co-link">{say.coTeacherLink}</h3>
      <p class="hint">{say.coTeacherLinkHint}</p>
      {coKey !== null ? (
        <>
          <CopyText label={say.coTeacherLink} text={teacherLink(origin ?? location.origin, classroom, coKey)} />
          <p class="hint">{say.coTeacherLinkShownOnce}</p>
        </>
      ) : (
        hasLink && <p>{say.coTeacherLinkExists}</p>
      )}
      <div class="acts">
        <Button icon={UserPlus} onClick={() => void create()}>
          {hasLink ? say.replaceCoTeacherLink : say.createCoTeacherLink}
        </Button>
        {hasLink && (
          <Button kind="danger" icon={Unlink} onClick={() => void revoke()}>
            {say.revokeCoTeacherLink}
          </Button>
        )}
      </div>
    </section>
  );
}
