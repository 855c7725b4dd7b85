/** Pictures that the class had before: one press, and one of them is played once more. */
import { useEffect, useState } from 'preact/hooks';
import type { ClassroomId, PictureId } from '../../../../../shared/ids.ts';
import type { EarlierPicture } from '../../../../../shared/protocol/answers.ts';
import { picturePath } from '../../../../../shared/protocol/paths.ts';
import { SAMPLE_THUMBNAIL_WIDTH } from '../../../../../shared/samples.ts';
import type { Trouble } from '../../../../i18n/words/errors.ts';
import { leadWords } from '../../../../i18n/words/lead.ts';
import { earlierPictures } from '../../../../net/teaching.ts';
import { TroubleLine } from '../../../../ui/controls/trouble.tsx';
import type { KeptPicture } from '../../opening.ts';

interface EarlierPicturesProps {
  readonly classroom: ClassroomId;
  readonly chosen: PictureId | null;
  readonly onChoose: (picture: KeptPicture) => void;
}

export function EarlierPictures({ classroom, chosen, onChoose }: EarlierPicturesProps) {
  const say = leadWords.value;
  const [pictures, setPictures] = useState<readonly EarlierPicture[]>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    let isGone = false;
    void earlierPictures(classroom).then((reply) => {
      if (isGone) return;
      setTrouble(reply.ok ? null : reply.code);
      if (reply.ok) setPictures(reply.pictures);
    });
    return () => {
      isGone = true;
    };
  }, [classroom]);

  async function choose(picture: EarlierPicture): Promise<void> {
    const file = await fileOf(classroom, picture);
    setTrouble(file === null ? 'offline' : null);
    if (file !== null) onChoose({ kept: picture.id, file, description: picture.description });
  }

  if (trouble === null && pictures.length === 0) return null;
  return (
    <section class="samples" aria-label={say.earlierPictures}>
      <h2>{say.earlierPictures}</h2>
      {trouble !== null && <TroubleLine code={trouble} />}
      <ul>
        {pictures.map((picture, index) => {
          // The newest stands first, and counts highest.
          const name = say.earlierPicture(pictures.length - index);
          const { id, width, height, description } = picture;
          return (
            <li key={id}>
              <button type="button" title={name} aria-pressed={id === chosen} onClick={() => void choose(picture)}>
                <img
                  src={picturePath(classroom, id)}
                  width={SAMPLE_THUMBNAIL_WIDTH}
                  height={Math.round((SAMPLE_THUMBNAIL_WIDTH * height) / width)}
                  alt={description}
                  loading="lazy"
                />
                <span>{name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Its bytes, moving if it moves; null: it did not come. */
async function fileOf(classroom: ClassroomId, { id, animated }: EarlierPicture): Promise<File | null> {
  try {
    const response = await fetch(`${picturePath(classroom, id)}${animated ? '?moving' : ''}`);
    return response.ok ? new File([await response.blob()], 'picture.webp', { type: 'image/webp' }) : null;
  } catch {
    // No connection.
    return null;
  }
}
