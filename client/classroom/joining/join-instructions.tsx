/** How students join: the address, the code as large as it fits, and a QR code that replaces both. */
import { useEffect, useState } from 'preact/hooks';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { CopyText } from '#client/ui/controls/copy-text.tsx';
import { classLink } from '#shared/protocol/paths.ts';
import { AddressNotes } from './address-notes.tsx';
import { displayHost, type JoinAddress } from './join-address.ts';
import { formatCode } from './join-code.ts';
import { QrCode } from './qr-code.tsx';
import { StayAwakeNote } from './stay-awake-note.tsx';
import './join-instructions.css';

/** How long a class may stay empty before the page suggests that the tablets are on another network. Milliseconds. */
const EMPTY_HINT_MS = 60_000;

interface JoinInstructionsProps {
  readonly code: string;
  readonly invitation: string;
  readonly joinAddress: JoinAddress;
  readonly isEmpty: boolean;
  /** The teacher's page says what they have to do, and offers the link for copying. Without it students read this, on the projector. */
  readonly forTeacher?: boolean;
}

export function JoinInstructions({
  code,
  invitation,
  joinAddress,
  isEmpty,
  forTeacher = false,
}: JoinInstructionsProps) {
  const say = teacherWords.value;
  const { origins, origin, former, choose, show } = joinAddress;
  useEffect(show, [show]);
  const hasLongBeenEmpty = useLongEmpty(isEmpty);
  const link = origin === null ? null : classLink(origin, code, invitation);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard user must be able to scroll it.
    <section class="join-instructions" aria-label={say.code} tabIndex={0}>
      <div class="code-address-line">
        {forTeacher && <TeacherNotes joinAddress={joinAddress} />}
        <div class="code-words">
          {origin !== null && (
            <>
              <p class="hint">{forTeacher ? say.joinAt : say.joinHere}</p>
              <p class="code-address" translate={false}>
                {displayHost(origin)}
              </p>
              {!forTeacher && former !== null && (
                <p class="hint" role="status">
                  {say.addressChangedShown}
                </p>
              )}
            </>
          )}
          <h2>{say.code}</h2>
          <p class="code-digits" translate={false}>
            {formatCode(code)}
          </p>
          {!forTeacher && origins?.length === 0 && <p class="hint">{say.localhostOnly}</p>}
        </div>
        {link !== null && (
          <figure class="qr">
            <QrCode text={link} label={say.qrCode} />
            <figcaption>{say.scanHint}</figcaption>
            {forTeacher && <CopyText label={say.classLink} text={link} />}
          </figure>
        )}
        {origins !== null && origins.length > 1 && (
          <label class="other-address">
            <span class="hint">{say.otherAddress}</span>
            <select class="select" value={origin ?? ''} onChange={({ currentTarget: { value } }) => choose(value)}>
              {origins.map((each) => (
                <option key={each} value={each} translate={false}>
                  {displayHost(each)}
                </option>
              ))}
            </select>
          </label>
        )}
        {hasLongBeenEmpty && origin !== null && (
          <p class="empty-hint" role="status">
            {say.nobodyYetHint}
          </p>
        )}
        {forTeacher && <StayAwakeNote />}
      </div>
    </section>
  );
}

/** What keeps students out, or makes them come by another address. */
function TeacherNotes({ joinAddress }: Pick<JoinInstructionsProps, 'joinAddress'>) {
  const say = teacherWords.value;
  return (
    <>
      <AddressNotes joinAddress={joinAddress} changed={say.addressChanged} />
      {joinAddress.origins?.length === 0 && (
        <p class="no-network" role="status">
          {say.localhostOnly}
        </p>
      )}
    </>
  );
}

function useLongEmpty(isEmpty: boolean): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isEmpty) return;
    const timer = setTimeout(() => setIsLong(true), EMPTY_HINT_MS);
    return () => clearTimeout(timer);
  }, [isEmpty]);
  return isEmpty && isLong;
}
