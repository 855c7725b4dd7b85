/**
 * Makes a film by the best means that this browser has, and decodes it again before it is handed out. Whatever fails, or makes a film that
 * does not show what was painted, gives way to the next means; a GIF is the last.
 */
import type { FilmSource } from '../film-source.ts';
import { checkFilm } from './check/check-film.ts';
import { FilmJob, PaintFailure } from './film-job.ts';
import { encodedFilm, hasEncoder } from './means/encoded-film.ts';
import { movingPicture } from './means/moving-picture.ts';
import { canvasFilm, hasMadeTrack, hasRecorder, madeTrackFilm } from './means/recorded-film.ts';
import type { FilmFile } from './means/video-file.ts';

interface Means {
  readonly isThere: () => boolean;
  readonly make: (job: FilmJob) => Promise<FilmFile>;
  /** Frames a second. */
  readonly rate: number;
  /** Pixels, as wide as screens are. */
  readonly size: { readonly width: number; readonly height: number };
  /** Of the frames, the share that the file must have. */
  readonly least: number;
  /** It takes as long as the film is. */
  readonly takesFilmTime: boolean;
}

const FILM = { rate: 24, size: { width: 1_280, height: 720 }, least: 1, takesFilmTime: false };
/** A busy machine loses frames of what is recorded: those before them stay for longer. */
const RECORDED = 0.5;
const FILM_MEANS: readonly Means[] = [
  { ...FILM, isThere: hasEncoder, make: (job) => encodedFilm(job, 'avc') },
  { ...FILM, isThere: hasMadeTrack, make: madeTrackFilm, least: RECORDED },
  { ...FILM, isThere: hasEncoder, make: (job) => encodedFilm(job, 'vp9') },
  { ...FILM, isThere: hasRecorder, make: canvasFilm, least: RECORDED, takesFilmTime: true },
  // Times in a GIF are hundredths of a second.
  {
    ...{ ...FILM, rate: 10, size: { width: 640, height: 360 } },
    ...{ isThere: () => true, make: movingPicture },
  },
];

/** No means made a film that shows what was painted; why stands in `cause`. */
export class NoFilm extends Error {}

/** What a film is doing. Shares are 0..1; a means that gives way begins anew. */
export type FilmStep =
  | { readonly kind: 'painting'; readonly share: number; readonly takesFilmTime: boolean }
  | { readonly kind: 'checking' };

export interface FilmOptions {
  readonly source: FilmSource;
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly onStep: (step: FilmStep) => void;
}

/** @throws {NoFilm} @throws {PaintFailure} when the source cannot be painted; the signal's reason when it is aborted */
export async function makeFilm({ source, seconds, signal, onStep }: FilmOptions): Promise<FilmFile> {
  const failures: unknown[] = [];
  for (const { isThere, make, rate, size, least, takesFilmTime } of FILM_MEANS) {
    if (!isThere()) continue;
    const onShare = (share: number) => onStep({ kind: 'painting', share, takesFilmTime });
    const job = new FilmJob({ source, seconds, rate, size, signal, onShare });
    try {
      const file = await make(job);
      onStep({ kind: 'checking' });
      await checkFilm(file, job, least);
      return file;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof PaintFailure) throw error;
      failures.push(error);
    }
  }
  throw new NoFilm('no means made a film', { cause: failures });
}
