/** The picture that the teacher has chosen, its crop, and what went wrong with the latest choice. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import type { Crop } from '#shared/picture/crop.ts';
import { type ChosenPicture, cropPicture, openPicture, reopenPicture } from './chosen-picture.ts';
import type { PictureSource } from './picture-source.ts';
import { sizesFor } from './puzzle-size.ts';

/** `too-narrow`: the picture cannot be cut. The others come from opening the file. */
export type PictureProblem = RequestErrorCode | 'too-narrow';

export interface ChosenPictureState {
  /** The whole picture. */
  readonly uncropped: ChosenPicture | null;
  /** The part of it that is kept. */
  readonly picture: ChosenPicture | null;
  /** Null: the whole picture is kept. */
  readonly crop: Crop | null;
  readonly isReading: boolean;
  readonly problem: PictureProblem | null;
  readonly choose: (source: PictureSource) => Promise<void>;
  readonly setCrop: (crop: Crop | null) => void;
}

/** @param onOpened called with each picture that could be opened and cut */
export function useChosenPicture(onOpened: (source: PictureSource) => void): ChosenPictureState {
  const [uncropped, setUncropped] = useState<ChosenPicture | null>(null);
  const [crop, setCrop] = useState<Crop | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<PictureProblem | null>(null);
  const picture = useMemo(
    () => (uncropped === null || crop === null ? uncropped : cropPicture(uncropped, crop)),
    [uncropped, crop],
  );

  const losses = canvasLosses.value;
  useEffect(() => {
    if (losses === 0 || uncropped === null) return;
    void reopenPicture(uncropped).then((reopened) => {
      if (typeof reopened === 'string') return;
      // Another picture may have been chosen meanwhile.
      setUncropped((current) => (current === uncropped ? reopened : current));
    });
  }, [losses]);

  async function choose(source: PictureSource): Promise<void> {
    setIsReading(true);
    setProblem(null);
    const opened = await openPicture(source);
    setIsReading(false);
    if (typeof opened === 'string') setProblem(opened);
    else if (sizesFor(opened).length === 0) setProblem('too-narrow');
    else {
      setUncropped(opened);
      setCrop(null);
      onOpened(source);
    }
  }

  return { uncropped, picture, crop, isReading, problem, choose, setCrop };
}
