/** The picture of the activity as a whole, as large as it fits. */
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { usePictureUrl } from '#client/play/picture/picture-url.ts';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';

interface ClassPictureProps {
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
}

export function ClassPicture({ classroom, activity }: ClassPictureProps) {
  const { description, ...size } = activity;
  const url = usePictureUrl(classroom, activity, 'whole');
  if (url === undefined) return null;
  return (
    <RetriedImage
      class="present-picture"
      src={url}
      width={size.pictureWidth}
      height={size.pictureHeight}
      alt={description === '' ? controlsWords.value.presented.picture : description}
    />
  );
}
