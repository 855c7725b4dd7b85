/** The controls below the picture: the crop's shape, its size, and the buttons that reset it and close the editor. */
import { Check, Expand, Shrink } from 'lucide';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import type { PictureSize } from '#client/pages/new-class/picture/puzzle-size.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choices } from '#client/ui/controls/choices.tsx';
import type { Crop } from '#shared/picture/crop.ts';
import { CROP_SHAPES, type CropShape, FULL_CROP, scaleCrop, setCropShape } from './crop-frame.ts';

interface CropControlsProps {
  readonly pictureSize: PictureSize;
  readonly crop: Crop;
  readonly shape: CropShape;
  readonly onShape: (shape: CropShape) => void;
  readonly onCrop: (crop: Crop) => void;
  readonly onDone: () => void;
}

/** The factor of one press of "smaller". */
const STEP = 0.85;

export function CropControls({ pictureSize, crop, shape, onShape, onCrop, onDone }: CropControlsProps) {
  const say = newClassWords.value.crop;
  return (
    <div class="crop-controls">
      <Choices
        legend={say.shape}
        options={CROP_SHAPES.map((value) => ({ value, label: say.shapes[value] }))}
        chosen={shape}
        onChoose={(next) => {
          onShape(next);
          onCrop(setCropShape(crop, next, pictureSize));
        }}
      />
      <div class="file-buttons">
        <Button icon={Shrink} label={say.smaller} onClick={() => onCrop(scaleCrop(crop, STEP))} />
        <Button icon={Expand} label={say.larger} onClick={() => onCrop(scaleCrop(crop, 1 / STEP))} />
        <Button
          onClick={() => {
            onShape('free');
            onCrop(FULL_CROP);
          }}
        >
          {say.reset}
        </Button>
        <Button kind="primary" icon={Check} onClick={onDone}>
          {say.done}
        </Button>
      </div>
    </div>
  );
}
