/** A text as a QR code: black on white in both themes, because some scanners do not read the inverse. */
import { useEffect, useState } from 'preact/hooks';
import { loadPart } from '#client/app/parts/lazy-part.ts';

/** Level M: a scanner recovers up to 15 % unreadable modules. */
export const ERROR_CORRECTION = 'M';
/** The quiet zone that a scanner needs around a code. Modules. */
const MARGIN = 4;

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

export function QrCode({ text, label }: QrCodeProps) {
  const [code, setCode] = useState<{ readonly size: number; readonly path: string } | null>(null);
  useEffect(() => {
    const load = () => import('qrcode');
    return loadPart(load, ({ create }) => {
      const { modules } = create(text, { errorCorrectionLevel: ERROR_CORRECTION });
      const path: string[] = [];
      for (let row = 0; row < modules.size; row += 1)
        for (let column = 0; column < modules.size; column += 1)
          if (modules.get(row, column)) path.push(`M${column + MARGIN} ${row + MARGIN}h1v1h-1z`);
      setCode({ size: modules.size + 2 * MARGIN, path: path.join('') });
    });
  }, [text]);
  if (code === null) return <span class="qr-code" />;
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={code.path} />
    </svg>
  );
}
