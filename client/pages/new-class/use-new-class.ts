/** The state of the page that opens a class or starts its next activity: the picture, its cuts, and the draft of all else. */
import { useState } from 'preact/hooks';
import type { CreationRequest } from './creation/class-creation.ts';
import { activityRequest, type ClassDraft, classroomRequest, DEFAULT_DRAFT } from './draft/class-draft.ts';
import { isReusedPicture, type PictureSource } from './picture/picture-source.ts';
import { type ChosenPictureState, useChosenPicture } from './picture/use-chosen-picture.ts';
import { type PuzzleCuts, usePuzzleCuts } from './picture/use-puzzle-cuts.ts';

export interface NewClassState {
  readonly chosen: ChosenPictureState;
  readonly cuts: PuzzleCuts;
  readonly draft: ClassDraft;
  readonly setDraft: (draft: ClassDraft) => void;
  /** The picture needs a description from the teacher. An uncropped sample brings its own. */
  readonly needsDescription: boolean;
  /** Null while something is missing or wrong. */
  readonly request: Omit<CreationRequest, 'teacherKey'> | null;
}

export function useNewClass(): NewClassState {
  const [draft, setDraft] = useState(DEFAULT_DRAFT);
  /** The description that came with an earlier picture. It is replaced together with that picture. */
  const [describedPicture, setDescribedPicture] = useState('');
  const chosen = useChosenPicture(takeDescription);
  const { picture, crop } = chosen;
  const cuts = usePuzzleCuts(picture, draft.tab);
  const needsDescription = picture !== null && !(typeof picture.source === 'string' && crop === null);
  const classroom = classroomRequest(draft);

  function takeDescription(source: PictureSource): void {
    const description = isReusedPicture(source) ? source.description : '';
    setDescribedPicture(description);
    setDraft((current) =>
      description !== '' || current.description === describedPicture ? { ...current, description } : current,
    );
  }

  const request =
    picture === null || cuts.specs === null || classroom === null
      ? null
      : {
          source: picture.source,
          crop,
          classroom,
          activity: {
            ...activityRequest(draft, cuts.specs),
            ...(needsDescription && draft.description.trim() !== '' ? { description: draft.description } : {}),
          },
        };
  return { chosen, cuts, draft, setDraft, needsDescription, request };
}
