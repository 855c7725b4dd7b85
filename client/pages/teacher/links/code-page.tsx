/** How students come in: the code as large as it goes, where to type it, and a QR code that skips both. */
import { useEffect, useState } from 'preact/hooks';
import { classLink } from '../../../../shared/protocol/paths.ts';
import { teacherWords } from '../../../i18n/words/teacher.ts';
import { CopyText } from '../../../ui/controls/copy.tsx';
import { spaced } from '../../door/code.ts';
import { Qr } from './qr.tsx';
import { spoken, type WayIn } from './way-in.ts';

/** Nobody in after so long: perhaps the tablets are on another network. Milliseconds. */
const LONELY_MS = 60_000;

interface CodePageProps {
  readonly code: string;
  readonly invitation: string;
  readonly wayIn: WayIn;
  readonly isEmpty: boolean;
  /** The link to take along, beside its QR code: a projector has nobody who would. */
  readonly canCopy?: boolean;
}

export function CodePage({ code, invitation, wayIn, isEmpty, canCopy = false }: CodePageProps) {
  const say = teacherWords.value;
  const { origins, origin, choose } = wayIn;
  const isLonely = useLonely(isEmpty);
  const link = origin === null ? null : classLink(origin, code, invitation);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no wheel scrolls it by keys.
    <section class="code-page" aria-label={say.code} tabIndex={0}>
      <div class="code-way">
        <div class="code-words">
          {origin !== null && (
            <>
              <p class="hint">{say.joinAt}</p>
              <p class="code-address">{spoken(origin)}</p>
            </>
          )}
          <h2>{say.code}</h2>
          <p class="code-digits">{spaced(code)}</p>
          {origins?.length === 0 && <p class="hint">{say.localhost}</p>}
        </div>
        {link !== null && (
          <figure class="qr">
            <Qr text={link} label={say.qr} />
            <figcaption>{say.scan}</figcaption>
            {canCopy && <CopyText label={say.classLink} text={link} />}
          </figure>
        )}
        {origins !== null && origins.length > 1 && (
          <label class="other-address">
            <span class="hint">{say.otherAddress}</span>
            <select class="select" value={origin ?? ''} onChange={({ currentTarget: { value } }) => choose(value)}>
              {origins.map((each) => (
                <option key={each} value={each}>
                  {spoken(each)}
                </option>
              ))}
            </select>
          </label>
        )}
        {isLonely && origin !== null && (
          <p class="lonely" role="status">
            {say.lonely}
          </p>
        )}
      </div>
    </section>
  );
}

function useLonely(isEmpty: boolean): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isEmpty) return;
    const timer = setTimeout(() => setIsLong(true), LONELY_MS);
    return () => clearTimeout(timer);
  }, [isEmpty]);
  return isEmpty && isLong;
}
