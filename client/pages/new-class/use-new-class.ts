/** The state of the page that opens a class or starts its next activity: the picture, its cuts, and the draft of all else. */
import { useEffect, useState } from 'preact/hooks';
import { fetchLatestActivity } from '#client/net/http/teacher-api.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { ActivitySettings } from '#shared/protocol/http/responses.ts';
import { type LabelSetState, useLabelSet } from './cards/labels/use-label-set.ts';
import { isTooLarge } from './cards/pictures/cards-upload.ts';
import { type PictureCardsState, usePictureCards } from './cards/pictures/use-picture-cards.ts';
import { type CardSetState, useCardSet } from './cards/use-card-set.ts';
import type { CreationRequest } from './creation/class-creation.ts';
import { activityRequest, type ClassDraft, classroomRequest, DEFAULT_DRAFT, draftLike } from './draft/class-draft.ts';
import { type MapChoice, useMapChoice } from './maps/use-map-choice.ts';
import type { Material } from './material.ts';
import { isReusedPicture, type PictureSource } from './picture/picture-source.ts';
import { type ChosenPictureState, useChosenPicture } from './picture/use-chosen-picture.ts';
import { type PuzzleCuts, usePuzzleCuts } from './picture/use-puzzle-cuts.ts';

export interface NewClassState {
  readonly material: Material;
  readonly setMaterial: (material: Material) => void;
  readonly cards: CardSetState;
  readonly labels: LabelSetState;
  readonly pictureCards: PictureCardsState;
  readonly map: MapChoice;
  readonly chosen: ChosenPictureState;
  readonly cuts: PuzzleCuts;
  readonly draft: ClassDraft;
  readonly setDraft: (draft: ClassDraft) => void;
  /** The picture needs a description from the teacher. An uncropped sample brings its own. */
  readonly needsDescription: boolean;
  /** Null while something is missing or wrong. */
  readonly request: Omit<CreationRequest, 'teacherKey'> | null;
}

/** @param existingClass the class whose next activity it is: it begins with what the latest one was set to; null: a new class */
export function useNewClass(existingClass: ClassroomId | null): NewClassState {
  const [draft, setDraft] = useState(DEFAULT_DRAFT);
  const [material, setMaterial] = useState<Material>('picture');
  const cards = useCardSet();
  const map = useMapChoice();
  /** The description that came with an earlier picture. It is replaced together with that picture. */
  const [describedPicture, setDescribedPicture] = useState('');
  const chosen = useChosenPicture(takeDescription);
  const { picture, crop } = chosen;
  const cuts = usePuzzleCuts(picture, draft.tab);
  const labels = useLabelSet(picture, cards.feedback);
  const pictureCards = usePictureCards(cards.layout, cards.feedback);
  const isOnPhoto = material === 'cards' && cards.layout === 'label';
  useLatestSettings(existingClass, (settings) => {
    const [pieces, ...others] = settings.pieces;
    setDraft((current) => draftLike(current, settings));
    if (pieces !== undefined) cuts.choosePieces(pieces);
    cuts.chooseOtherPieces(new Set(others));
  });
  const needsDescription =
    (material === 'picture' || isOnPhoto) && picture !== null && !(typeof picture.source === 'string' && crop === null);

  function takeDescription(source: PictureSource): void {
    const description = isReusedPicture(source) ? source.description : '';
    setDescribedPicture(description);
    setDraft((current) =>
      description !== '' || current.description === describedPicture ? { ...current, description } : current,
    );
  }

  const parts = { material, cards, labels, pictureCards, map, chosen, cuts, draft, needsDescription };
  return { ...parts, setMaterial, setDraft, request: requestOf(parts) };
}

type Parts = Omit<NewClassState, 'setMaterial' | 'setDraft' | 'request'>;
type Content = Pick<CreationRequest, 'source' | 'crop' | 'pace' | 'cards' | 'activity'>;

function requestOf(parts: Parts): NewClassState['request'] {
  const classroom = classroomRequest(parts.draft);
  const content = contentOf(parts);
  return classroom === null || content === null ? null : { ...content, classroom };
}

/** Null: it is not there yet, or something of it is wrong. */
function contentOf({
  material,
  cards,
  labels,
  pictureCards,
  map,
  chosen,
  cuts,
  draft,
  needsDescription,
}: Parts): Content | null {
  const { picture, crop, pace } = chosen;
  const described = needsDescription && draft.description.trim() !== '' ? { description: draft.description } : {};
  if (material === 'picture') {
    if (picture === null || cuts.specs === null) return null;
    return {
      source: picture.source,
      crop,
      pace,
      cards: [],
      activity: { ...activityRequest(draft, cuts.specs), ...described },
    };
  }
  const painted = (
    cut: StartActivityRequest['cuts'][number] | null,
    photo: Partial<Omit<Content, 'activity'>> = {},
  ): Content | null =>
    cut === null
      ? null
      : {
          source: null,
          crop: null,
          pace: 'still',
          cards: [],
          ...photo,
          activity: { ...activityRequest(draft, []), ...described, cuts: [cut], turns: false },
        };
  if (material === 'map') return painted(map.request);
  if (cards.layout === 'label')
    return picture === null ? null : painted(labels.request, { source: picture.source, crop });
  if (!pictureCards.isUsed) return painted(cards.read.ok ? cards.read.request : null);
  const { upload, request } = pictureCards;
  if (upload === null || isTooLarge(upload)) return null;
  return painted(request, { source: upload.file, pace: upload.pace, cards: upload.cards });
}

/** Takes the settings of the class's latest activity over once. An answer that comes after the first press is late: it is left out. */
function useLatestSettings(classroom: ClassroomId | null, onSettings: (settings: ActivitySettings) => void): void {
  useEffect(() => {
    if (classroom === null) return;
    let isTouched = false;
    const touch = () => {
      isTouched = true;
    };
    addEventListener('change', touch);
    const stop = requestUntilAnswered({
      send: () => fetchLatestActivity(classroom),
      onReply(reply) {
        if (reply.ok && reply.settings !== null && !isTouched) onSettings(reply.settings);
      },
      isTemporary,
    });
    return () => {
      removeEventListener('change', touch);
      stop();
    };
  }, [classroom]);
}
