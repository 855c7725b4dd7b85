/** A preview of the picture with exactly the cut that the class gets. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import type { JigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { pieceCount } from '#shared/puzzle/kinds/registry.ts';
import type { ChosenPicture } from './chosen-picture.ts';
import { cutLines, drawPreview } from './draw-preview.ts';
import { useFitWidth } from './use-fit-width.ts';

interface CutPreviewProps {
  readonly picture: ChosenPicture;
  readonly spec: JigsawSpec;
}

export function CutPreview({ picture, spec }: CutPreviewProps) {
  const say = newClassWords.value;
  const container = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const lines = useMemo(() => cutLines(spec), [spec]);
  const width = useFitWidth(container, spec.width / spec.height);

  useEffect(() => {
    if (canvas.current !== null && width > 0)
      drawPreview(canvas.current, { picture: picture.preview, spec, lines }, width);
  }, [picture, spec, lines, width]);

  return (
    <div class="preview" ref={container}>
      <canvas ref={canvas} role="img" aria-label={say.preview(pieceCount(spec))} style={{ width: `${width}px` }} />
    </div>
  );
}
