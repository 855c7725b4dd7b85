/** The picture that the teacher has chosen, its crop, and what went wrong with the latest choice. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import type { Crop } from '#shared/picture/crop.ts';
import type { Pace } from '#shared/picture/motion.ts';
import { type ChosenPicture, cropPicture, openPicture, reopenPicture } from './chosen-picture.ts';
import { longestPart } from './longest-part.ts';
import { isReusedPicture, type PictureSource } from './picture-source.ts';
import { sizesFor } from './puzzle-size.ts';

export interface ChosenPictureState {
  /** The whole picture. */
  readonly uncropped: ChosenPicture | null;
  /** The part of it that is kept. */
  readonly picture: ChosenPicture | null;
  /** Null: the whole picture is kept. */
  readonly crop: Crop | null;
  /** How it is to move on boards: `still` for a picture that cannot. */
  readonly pace: Pace;
  readonly isReading: boolean;
  /** The picture is so long that it was cropped when it was chosen. */
  readonly isPartOnly: boolean;
  readonly problem: RequestErrorCode | null;
  readonly choose: (source: PictureSource) => Promise<void>;
  readonly setCrop: (crop: Crop | null) => void;
  readonly setPace: (pace: Pace) => void;
}

/** @param onOpened called with each picture that could be opened and cut */
export function useChosenPicture(onOpened: (source: PictureSource) => void): ChosenPictureState {
  const [uncropped, setUncropped] = useState<ChosenPicture | null>(null);
  const [crop, setCrop] = useState<Crop | null>(null);
  const [pace, setPace] = useState<Pace>('still');
  const [isReading, setIsReading] = useState(false);
  const latestChoice = useRef<PictureSource | null>(null);
  const [problem, setProblem] = useState<RequestErrorCode | null>(null);
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
    latestChoice.current = source;
    setIsReading(true);
    setProblem(null);
    const opened = await openPicture(source);
    // A picture that was chosen later counts, however long this one took to read.
    if (latestChoice.current !== source) return;
    setIsReading(false);
    if (typeof opened === 'string') {
      setProblem(opened);
      return;
    }
    const part = sizesFor(opened).length === 0 ? longestPart(opened) : null;
    if (part !== null && sizesFor(cropPicture(opened, part)).length === 0) {
      setProblem('picture-too-narrow');
      return;
    }
    setUncropped(opened);
    setCrop(part);
    setPace(isReusedPicture(source) ? source.pace : opened.isMoving ? 'moving' : 'still');
    onOpened(source);
  }

  const isTooLong = useMemo(() => uncropped !== null && sizesFor(uncropped).length === 0, [uncropped]);
  const isPartOnly = isTooLong && crop !== null;
  return { uncropped, picture, crop, pace, isReading, isPartOnly, problem, choose, setCrop, setPace };
}
