/** The class's earlier pictures beside the other sources. Loaded where there is a class. */
import { Lazy } from '#client/app/lazy.tsx';
import { isReusedPicture } from '#client/pages/new-class/picture/picture-source.ts';
import type { ChosenPictureState } from '#client/pages/new-class/picture/use-chosen-picture.ts';
import type { ClassroomId } from '#shared/ids.ts';

const loadEarlierPictures = () => import('./earlier-pictures.tsx').then(({ EarlierPictures }) => EarlierPictures);

interface EarlierChoiceProps {
  readonly chosen: Pick<ChosenPictureState, 'uncropped' | 'choose'>;
  /** Null: the class is not open yet. */
  readonly existingClass: ClassroomId | null;
}

export function EarlierChoice({ chosen: { uncropped, choose }, existingClass }: EarlierChoiceProps) {
  if (existingClass === null) return null;
  const chosen = uncropped !== null && isReusedPicture(uncropped.source) ? uncropped.source.id : null;
  return <Lazy load={loadEarlierPictures} props={{ classroom: existingClass, chosen, onChoose: choose }} />;
}
