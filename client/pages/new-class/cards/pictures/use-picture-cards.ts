/** The pictures that a teacher puts on cards, and what a class is asked for with them. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { cardSamplesWords } from '#client/i18n/words/teacher/card-samples-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import type { NumberedCard } from '#client/pages/new-class/creation/refused-cards.ts';
import { randomSeed } from '#client/pages/new-class/picture/puzzle-size.ts';
import { readPicture } from '#client/ui/picture/read-picture.ts';
import { CARDS_MAX } from '#shared/limits.ts';
import type { Pace } from '#shared/picture/motion.ts';
import {
  type CardFeedback,
  type CardLayout,
  type CardsSpec,
  cardsSpec,
  type RequestedCards,
} from '#shared/puzzle/kinds/cards/cards.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';
import { type CardsUpload, uploadOf } from './cards-upload.ts';
import { type DrawnContactSheet, drawContactSheet, squareOf } from './draw-contact-sheet.ts';
import { loadMovingSample } from './moving-sample.ts';
import { type DraftBox, FIRST_BOXES, inBoxOrder, withBox } from './picture-boxes.ts';
import {
  type AddedPicture,
  type DraftPicture,
  nameOfFile,
  type PicturesProblem,
  picturesProblem,
  picturesRequest,
  withMoved,
} from './picture-draft.ts';

/** A file that is no picture, and why. */
interface RefusedFile {
  readonly name: string;
  readonly code: RequestErrorCode;
}

export interface PictureCardsState {
  readonly pictures: readonly DraftPicture[];
  /** There are some, and the layout shows pictures: the class is asked for these cards, not for those of the lines. */
  readonly isUsed: boolean;
  readonly isReading: boolean;
  /** The first of those that were added last. */
  readonly refused: RefusedFile | null;
  readonly add: (files: readonly File[]) => void;
  /** Adds the sample's. */
  readonly addSample: () => void;
  readonly change: (id: number, change: Partial<Pick<DraftPicture, 'name' | 'place' | 'box'>>) => void;
  readonly move: (id: number, by: -1 | 1) => void;
  readonly remove: (id: number) => void;
  readonly boxes: DraftBoxes;
  /** The cards show their words, too. */
  readonly hasCaptions: boolean;
  readonly setCaptions: (hasCaptions: boolean) => void;
  /** Null: they make a set. */
  readonly problem: PicturesProblem | null;
  /** All pictures on one photo. Null: there are none, or they are not drawn yet. */
  readonly photo: DrawnContactSheet | null;
  /** How those that move are to move on boards. */
  readonly pace: Pace;
  readonly setPace: (pace: Pace) => void;
  /** The photo as it is sent. Null: there is none. */
  readonly upload: CardsUpload | null;
  /** The cards in the photo's order. */
  readonly photoCards: readonly NumberedCard[];
  /** Null: something is missing or wrong. */
  readonly request: RequestedCards | null;
  readonly spec: CardsSpec | null;
}

/** Of a sort. */
export interface DraftBoxes {
  readonly all: readonly DraftBox[];
  readonly add: () => void;
  readonly rename: (id: number, name: string) => void;
  readonly remove: (id: number) => void;
}

function useBoxes(): DraftBoxes {
  const [all, setBoxes] = useState(FIRST_BOXES);
  return {
    all,
    add: () => setBoxes(withBox),
    rename: (id, name) => setBoxes((current) => current.map((box) => (box.id === id ? { id, name } : box))),
    remove: (id) => setBoxes((current) => current.filter((box) => box.id !== id)),
  };
}

/** Reads the files that are added, one after the other. @param onRead called with each that is a picture */
function useReading(
  onRead: (picture: DraftPicture) => void,
): Pick<PictureCardsState, 'isReading' | 'refused' | 'add' | 'addSample'> {
  const [reading, setReading] = useState(0);
  const [refused, setRefused] = useState<RefusedFile | null>(null);
  const nextId = useRef(1);

  async function addSample(): Promise<void> {
    const { moving } = cardSamplesWords.value;
    setRefused(null);
    setReading((count) => count + 1);
    const sample = await loadMovingSample(moving);
    if (sample === null) setRefused({ name: moving.title, code: 'offline' });
    else await readAll(sample);
    setReading((count) => count - 1);
  }

  async function readAll(added: readonly AddedPicture[]): Promise<void> {
    setRefused(null);
    setReading((count) => count + 1);
    // One after the other: a phone's memory holds few of a camera's pictures. One too many says that there are too many.
    for (const { file, name, place } of added.slice(0, CARDS_MAX + 1)) {
      const read = await readPicture(file);
      const canvas = typeof read === 'string' ? null : squareOf(read.preview);
      if (typeof read === 'string' || canvas === null) {
        const code = typeof read === 'string' ? read : 'picture-broken';
        setRefused((first) => first ?? { name: file.name, code });
        continue;
      }
      const id = nextId.current;
      nextId.current += 1;
      const moving = read.isMoving ? file : null;
      onRead({ id, canvas, moving, name, place, box: null });
    }
    setReading((count) => count - 1);
  }

  return {
    isReading: reading > 0,
    refused,
    add: (files) => void readAll(files.map((file) => ({ file, name: nameOfFile(file.name), place: '' }))),
    addSample: () => void addSample(),
  };
}

export function usePictureCards(layout: CardLayout, feedback: CardFeedback): PictureCardsState {
  const [pictures, setPictures] = useState<readonly DraftPicture[]>([]);
  const reading = useReading((picture) => setPictures((current) => [...current, picture]));
  const [seed] = useState(randomSeed);
  const boxes = useBoxes();
  const [hasCaptions, setCaptions] = useState(false);
  /** Labels are written on a photo. */
  const shown = layout === 'label' ? 'order' : layout;
  const problem = useMemo(() => picturesProblem(pictures, shown, boxes.all), [pictures, shown, boxes.all]);
  const ordered = shown === 'sort' ? inBoxOrder(pictures, boxes.all) : pictures;
  const photo = usePhoto(ordered);
  const [pace, setPace] = useState<Pace>('moving');
  // The photo is another one whenever the order is.
  const upload = useMemo(() => (photo === null ? null : uploadOf(photo.file, ordered, pace)), [photo, pace]);
  const request = useMemo(
    () =>
      problem === null
        ? picturesRequest(pictures, { layout: shown, boxes: boxes.all, hasCaptions, feedback, seed })
        : null,
    [pictures, shown, boxes.all, hasCaptions, feedback, problem, seed],
  );
  const spec = useMemo(() => (request === null ? null : cardsSpec(request, seed)), [request, seed]);

  return {
    ...reading,
    ...{ pictures, boxes, hasCaptions, setCaptions, problem, photo, pace, setPace, upload, request, spec },
    photoCards: ordered.map((picture) => ({ number: pictures.indexOf(picture) + 1, name: tidyLine(picture.name) })),
    isUsed: pictures.length > 0 && layout === shown,
    change: (id, change) =>
      setPictures((current) => current.map((each) => (each.id === id ? { ...each, ...change } : each))),
    move: (id, by) => setPictures((current) => withMoved(current, id, by)),
    remove: (id) => setPictures((current) => current.filter((each) => each.id !== id)),
  };
}

/** Drawn anew when pictures come, go or change places; not while words are written. */
function usePhoto(pictures: readonly DraftPicture[]): DrawnContactSheet | null {
  const [photo, setPhoto] = useState<{ readonly order: string; readonly drawn: DrawnContactSheet | null } | null>(null);
  const order = pictures.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (pictures.length === 0) return;
    let isCurrent = true;
    drawContactSheet(pictures.map(({ canvas }) => canvas)).then((drawn) => {
      if (isCurrent) setPhoto({ order, drawn });
    }, reportError);
    return () => {
      isCurrent = false;
    };
  }, [order]);
  // In another order its pictures are those of other cards.
  return photo?.order === order ? photo.drawn : null;
}
