/**
 * The students who wait for approval, in a strip at the bottom. It is announced at most every few seconds, however many arrive at once.
 * In the approval mode the strip is always there, so that nothing moves when somebody arrives.
 */
import { Check, Users } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { useRequest } from '#client/pages/teacher/use-request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { useRestoreFocus } from '#client/ui/restore-focus.ts';
import { isNarrow } from '#client/ui/viewport.ts';
import type { AdmissionView } from '#shared/protocol/views/admission-view.ts';

/** The shortest time between two announcements. Milliseconds. */
const ANNOUNCE_INTERVAL_MS = 6_000;

interface WaitingStripProps {
  readonly link: ClassLink;
  readonly view: AdmissionView;
  readonly onShowPeople: () => void;
}

export function WaitingStrip({ link, view: { mode, waiting }, onShowPeople }: WaitingStripProps) {
  const say = peopleWords.value;
  const container = useRef<HTMLElement>(null);
  const admission = useMemo(() => new AdmissionApi(link), [link]);
  useRestoreFocus(container, () => document.querySelector<HTMLElement>('.people-button'));
  const [errorCode, request] = useRequest();
  const [first] = waiting;
  const areBack = waiting.every(({ returning }) => returning);
  const [one, many] = areBack ? [say.oneReturning, say.manyReturning] : [say.oneWaiting, say.manyWaiting];
  const text = first === undefined ? '' : waiting.length === 1 ? one(first.name) : many(first.name, waiting.length - 1);
  const announced = useThrottledText(text);
  return (
    <>
      <p class="unseen" role="status">
        {announced}
      </p>
      {(first !== undefined || mode === 'approval') && (
        <aside class="waiting-strip" aria-label={say.waiting(waiting.length)} ref={container}>
          {first === undefined ? (
            <span class="hint">{say.nobodyWaiting}</span>
          ) : (
            <>
              <b dir="auto">{isNarrow.value && waiting.length > 1 ? say.countWaiting(waiting.length) : text}</b>
              {errorCode !== null && <ErrorLine code={errorCode} />}
              <Button icon={Users} onClick={onShowPeople}>
                <span class="word">{say.seeWho}</span>
              </Button>
              <Button
                icon={Check}
                kind="primary"
                onClick={() => void request(admission.admit(waiting.length === 1 ? first.number : null))}
              >
                {waiting.length === 1 ? say.admit : say.admitAll}
              </Button>
            </>
          )}
        </aside>
      )}
    </>
  );
}

/** The latest text, changed at most once in ANNOUNCE_INTERVAL_MS. */
function useThrottledText(text: string): string {
  const [announced, setAnnounced] = useState('');
  const announcedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        announcedAt.current = performance.now();
        setAnnounced(text);
      },
      Math.max(0, announcedAt.current + ANNOUNCE_INTERVAL_MS - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [text]);
  return announced;
}
