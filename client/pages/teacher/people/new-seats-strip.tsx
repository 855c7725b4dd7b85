/** The notice that many seats were taken within a minute, with the lock beside it: a person or a program may fill the class with strangers. */
import { Lock, Users } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { useRestoreFocus } from '#client/ui/restore-focus.ts';
import type { AdmissionView } from '#shared/protocol/views/admission-view.ts';

interface NewSeatsStripProps {
  readonly link: ClassLink;
  readonly view: AdmissionView;
  readonly onShowPeople: () => void;
}

export function NewSeatsStrip({ link, view: { newSeats, locked }, onShowPeople }: NewSeatsStripProps) {
  const say = peopleWords.value;
  const container = useRef<HTMLDivElement>(null);
  const admission = useMemo(() => new AdmissionApi(link), [link]);
  const [errorCode, request] = useRequest();
  const [isDismissed, setDismissed] = useState(false);
  useRestoreFocus(container, () => document.querySelector<HTMLElement>('.people-button'));
  const isMany = newSeats > 0;
  useEffect(() => {
    // The next rush is another one.
    if (!isMany) setDismissed(false);
  }, [isMany]);
  const isShown = isMany && !locked && !isDismissed;
  // Said once, although the count grows with every seat.
  const announced = useMemo(() => (isShown ? newSeats : 0), [isShown]);
  return (
    <div ref={container}>
      <p class="unseen" role="status">
        {announced > 0 && say.manyNew(announced)}
      </p>
      {isShown && (
        <aside class="new-seats-strip" aria-label={say.people}>
          <b>{say.manyNew(newSeats)}</b>
          {errorCode !== null && <ErrorLine code={errorCode} />}
          <Button icon={Users} onClick={onShowPeople}>
            <span class="word">{say.seeWho}</span>
          </Button>
          <Button icon={Lock} kind="primary" onClick={() => void request(admission.setLocked(true))}>
            {say.lock}
          </Button>
          <Button kind="quiet" onClick={() => setDismissed(true)}>
            {say.noneStrange}
          </Button>
        </aside>
      )}
    </div>
  );
}
