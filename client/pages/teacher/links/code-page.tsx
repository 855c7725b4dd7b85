/** How students come in: the code as large as it goes, where to type it, and a QR code that skips both. */
import { useEffect, useState } from 'preact/hooks';
import { teacherWords } from '../../../i18n/words/teacher.ts';
import { spaced } from '../../door/code.ts';
import { Qr } from './qr.tsx';
import { spoken, type WayIn } from './way-in.ts';

/** Nobody in after so long: perhaps the tablets are on another network. Milliseconds. */
const LONELY_MS = 60_000;

interface CodePageProps {
  readonly code: string;
  readonly wayIn: WayIn;
  readonly isEmpty: boolean;
}

export function CodePage({ code, wayIn, isEmpty }: CodePageProps) {
  const say = teacherWords.value;
  const { origins, origin, choose } = wayIn;
  const isLonely = useLonely(isEmpty);
  return (
    <div class="code-page">
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
        {origin !== null && (
          <figure class="qr">
            <Qr text={`${origin}/?code=${code}`} label={say.qr} />
            <figcaption>{say.scan}</figcaption>
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
    </div>
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
