/** How students come in: the code as large as it goes, where to type it, and a QR code that skips both. */
import { useEffect, useState } from 'preact/hooks';
import { teacherWords } from '../../i18n/words/teacher.ts';
import { spaced } from '../door/code.ts';

/** Names that only this machine knows itself by: no student's device finds it so. */
const LOOPBACK = /^(localhost|127\.[0-9.]+|\[::1\])$/;

export function CodePage({ code }: { readonly code: string }) {
  const say = teacherWords.value;
  const isFound = !LOOPBACK.test(location.hostname);
  return (
    <div class="code-page">
      <div class="code-way">
        <div class="code-words">
          <p class="hint">{say.joinAt}</p>
          <p class="code-address">{location.host}</p>
          <h2>{say.code}</h2>
          <p class="code-digits">{spaced(code)}</p>
          {!isFound && <p class="hint">{say.localhost}</p>}
        </div>
        {isFound && <QrCode text={`${location.origin}/?code=${code}`} />}
      </div>
    </div>
  );
}

/** Quiet modules that a scanner needs around a code. */
const MARGIN = 4;

function QrCode({ text }: { readonly text: string }) {
  const say = teacherWords.value;
  const [code, setCode] = useState<{ readonly size: number; readonly path: string } | null>(null);
  useEffect(() => {
    let isGone = false;
    void import('qrcode').then(({ create }) => {
      const { modules } = create(text, { errorCorrectionLevel: 'M' });
      const path: string[] = [];
      for (let row = 0; row < modules.size; row += 1)
        for (let column = 0; column < modules.size; column += 1)
          if (modules.get(row, column)) path.push(`M${column + MARGIN} ${row + MARGIN}h1v1h-1z`);
      if (!isGone) setCode({ size: modules.size + 2 * MARGIN, path: path.join('') });
    });
    return () => {
      isGone = true;
    };
  }, [text]);
  return (
    <figure class="qr">
      {code !== null && (
        <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={say.qr} shape-rendering="crispEdges">
          <path d={code.path} />
        </svg>
      )}
      <figcaption>{say.scan}</figcaption>
    </figure>
  );
}
