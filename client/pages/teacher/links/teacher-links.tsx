/** The secrets that make teachers of a class: her own, which can be replaced when others know it, and one for co-teachers. */
import { Link2, RefreshCw, Unlink, UserPlus, X } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { ClassroomId } from '../../../../shared/ids.ts';
import type { DoorView } from '../../../../shared/protocol/door.ts';
import { peopleWords } from '../../../i18n/words/people.ts';
import { words } from '../../../i18n/words/shared.ts';
import { endCoKey, makeCoKey, replaceKey } from '../../../net/teaching.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { CopyText } from '../../../ui/controls/copy.tsx';
import { TroubleLine } from '../../../ui/controls/trouble.tsx';
import { useAsk } from '../people/ask.ts';
import { keepKey, linkOf } from './key.ts';
import { MyLink } from './my-link.tsx';

interface TeacherLinksProps {
  readonly classroom: ClassroomId;
  readonly origin: string | null;
  readonly door: DoorView;
}

export function TeacherLinks({ classroom, origin, door }: TeacherLinksProps) {
  const say = peopleWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [why, ask] = useAsk();
  const [isReplaced, setIsReplaced] = useState(false);
  const [coKey, setCoKey] = useState<string | null>(null);

  async function replace(): Promise<void> {
    const reply = await replaceKey(classroom);
    if (reply.ok) keepKey(classroom, reply.key);
    setIsReplaced(await ask(Promise.resolve(reply)));
  }

  async function makeCo(): Promise<void> {
    const reply = await makeCoKey(classroom);
    setCoKey(reply.ok ? reply.key : null);
    await ask(Promise.resolve(reply));
  }

  async function endCo(): Promise<void> {
    if (await ask(endCoKey(classroom))) setCoKey(null);
  }

  if (door.isCo) return <p class="hint">{say.youAreCo}</p>;
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
            <Button kind="quiet" icon={X} label={words.value.close} onClick={() => dialog.current?.close()} />
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
            <h2 id="co-link">{say.coLink}</h2>
            <p class="hint">{say.coLinkHint}</p>
            {coKey !== null ? (
              <>
                <CopyText label={say.coLink} text={linkOf(origin ?? location.origin, classroom, coKey)} />
                <p class="hint">{say.coLinkOnce}</p>
              </>
            ) : (
              door.hasCoLink && <p>{say.hasCoLink}</p>
            )}
            <div class="teacher-acts">
              <Button icon={UserPlus} onClick={() => void makeCo()}>
                {door.hasCoLink ? say.newCoLink : say.makeCoLink}
              </Button>
              {door.hasCoLink && (
                <Button kind="danger" icon={Unlink} onClick={() => void endCo()}>
                  {say.endCoLink}
                </Button>
              )}
            </div>
          </section>
          {why !== null && <TroubleLine code={why} />}
        </div>
      </dialog>
    </>
  );
}
