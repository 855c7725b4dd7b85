/** The picture as the class will have it: cut along the very lines that it will be cut along. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { JigsawSpec } from '../../../../shared/puzzle/puzzle.ts';
import { teachWords } from '../../../i18n/words/teach.ts';
import { drawPreview, linesOf } from './drawing.ts';
import type { ChosenPicture } from './picture.ts';
import { useFit } from './use-fit.ts';

interface PreviewProps {
  readonly picture: ChosenPicture;
  readonly spec: JigsawSpec;
}

export function Preview({ picture, spec }: PreviewProps) {
  const say = teachWords.value;
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const lines = useMemo(() => linesOf(spec), [spec]);
  const width = useFit(place, spec.width / spec.height);

  useEffect(() => {
    if (canvas.current !== null && width > 0)
      drawPreview(canvas.current, { picture: picture.preview, spec, lines }, width);
  }, [picture, spec, lines, width]);

  return (
    <div class="preview" ref={place}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={say.preview(spec.columns * spec.rows)}
        style={{ width: `${width}px` }}
      />
    </div>
  );
}
