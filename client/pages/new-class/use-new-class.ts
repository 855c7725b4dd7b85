/** The state of the page that opens a class or starts its next activity: the picture, its cuts, and the draft of all else. */
import { useEffect, useState } from 'preact/hooks';
import { fetchLatestActivity } from '#client/net/http/teacher-api.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ActivitySettings } from '#shared/protocol/http/responses.ts';
import { type LabelSetState, useLabelSet } from './cards/labels/use-label-set.ts';
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
  const { picture, crop, pace } = chosen;
  const cuts = usePuzzleCuts(picture, draft.tab);
  const labels = useLabelSet(picture);
  const isOnPhoto = material === 'cards' && cards.layout === 'label';
  useLatestSettings(existingClass, (settings) => {
    const [pieces, ...others] = settings.pieces;
    setDraft((current) => draftLike(current, settings));
    if (pieces !== undefined) cuts.choosePieces(pieces);
    cuts.chooseOtherPieces(new Set(others));
  });
  const needsDescription =
    (material === 'picture' || isOnPhoto) && picture !== null && !(typeof picture.source === 'string' && crop === null);
  const classroom = classroomRequest(draft);

  function takeDescription(source: PictureSource): void {
    const description = isReusedPicture(source) ? source.description : '';
    setDescribedPicture(description);
    setDraft((current) =>
      description !== '' || current.description === describedPicture ? { ...current, description } : current,
    );
  }

  const described = needsDescription && draft.description.trim() !== '' ? { description: draft.description } : {};
  const pictureRequest =
    picture === null || cuts.specs === null || classroom === null
      ? null
      : {
          source: picture.source,
          crop,
          pace,
          classroom,
          activity: { ...activityRequest(draft, cuts.specs), ...described },
        };
  const labelRequest =
    picture === null || labels.request === null || classroom === null
      ? null
      : {
          source: picture.source,
          crop,
          pace: 'still' as const,
          classroom,
          activity: { ...activityRequest(draft, []), ...described, cuts: [labels.request], turns: false },
        };
  /** Of a kind that paints its sheet itself. Null: it is not there yet, or something of it is wrong. */
  const painted = material === 'map' ? map.request : cards.read.ok ? cards.read.request : null;
  const paintedRequest =
    painted === null || classroom === null
      ? null
      : {
          source: null,
          crop: null,
          pace: 'still' as const,
          classroom,
          activity: { ...activityRequest(draft, []), cuts: [painted], turns: false },
        };
  const request = material === 'picture' ? pictureRequest : isOnPhoto ? labelRequest : paintedRequest;
  return { material, setMaterial, cards, labels, map, chosen, cuts, draft, setDraft, needsDescription, request };
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
