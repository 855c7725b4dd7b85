/** The pictures of the class's earlier activities, to use one of them again. */
import { useEffect, useState } from 'preact/hooks';
import { nextActivityWords } from '#client/i18n/words/teacher/next-activity-words.ts';
import { exchange } from '#client/net/http/exchange.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { fetchEarlierPictures } from '#client/net/http/teacher-api.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import type { ReusedPicture } from '#client/pages/new-class/picture/picture-source.ts';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import type { EarlierPicture } from '#shared/protocol/http/responses.ts';
import { picturePath } from '#shared/protocol/paths.ts';
import { SAMPLE_THUMBNAIL_WIDTH } from '#shared/samples/catalogue.ts';

interface EarlierPicturesProps {
  readonly classroom: ClassroomId;
  readonly chosen: PictureId | null;
  readonly onChoose: (picture: ReusedPicture) => void;
}

export function EarlierPictures({ classroom, chosen, onChoose }: EarlierPicturesProps) {
  const say = nextActivityWords.value;
  const [pictures, setPictures] = useState<readonly EarlierPicture[]>([]);
  const [errorCode, setErrorCode] = useState<RequestErrorCode | null>(null);
  useEffect(() => {
    return requestUntilAnswered({
      send: () => fetchEarlierPictures(classroom),
      onReply(reply) {
        setErrorCode(reply.ok ? null : reply.code);
        if (reply.ok) setPictures(reply.pictures);
      },
      isTemporary,
    });
  }, [classroom]);

  async function choose(picture: EarlierPicture): Promise<void> {
    const file = await fetchPictureFile(classroom, picture);
    setErrorCode(file === null ? 'offline' : null);
    if (file !== null) onChoose({ id: picture.id, file, pace: picture.pace, description: picture.description });
  }

  if (errorCode === null && pictures.length === 0) return null;
  return (
    <section class="samples" aria-label={say.earlierPictures}>
      <h2>{say.earlierPictures}</h2>
      {errorCode !== null && <ErrorLine code={errorCode} />}
      <ul>
        {pictures.map((picture, index) => {
          // The newest comes first and has the highest number.
          const name = say.earlierPicture(pictures.length - index);
          const { id, width, height, description } = picture;
          return (
            <li key={id}>
              <button type="button" title={name} aria-pressed={id === chosen} onClick={() => void choose(picture)}>
                <RetriedImage
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

/** The picture's file, with its motion if it moves; null if it could not be loaded. */
async function fetchPictureFile(classroom: ClassroomId, { id, animated }: EarlierPicture): Promise<File | null> {
  const answer = await exchange(`${picturePath(classroom, id)}${animated ? '?moving' : ''}`, {});
  if (typeof answer === 'string' || answer.status !== 200) return null;
  return new File([answer.body], 'picture.webp', { type: 'image/webp' });
}
