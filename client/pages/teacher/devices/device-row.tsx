/** One device of a teacher: its coarse name, whose it is, when it was used, and the button that ends it. */
import { Unlink } from 'lucide';
import { dotted } from '#client/i18n/dotted.ts';
import { deviceWords } from '#client/i18n/words/teacher/device-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { TeacherDevice } from '#shared/protocol/http/responses.ts';
import { deviceLabel, formatMoment, isUnknown } from './device-label.ts';

interface DeviceRowProps {
  readonly device: TeacherDevice;
  /** All of the class. */
  readonly devices: readonly TeacherDevice[];
  readonly onEnd: () => void;
}

export function DeviceRow({ device, devices, onEnd }: DeviceRowProps) {
  const say = deviceWords.value;
  const { isThis, isCo, isOpen, firstAt, lastAt, until } = device;
  // The one device that needs no kind to be known.
  const isNamedThis = isThis && isUnknown(device);
  const name = isNamedThis ? say.thisDevice : deviceLabel(device, devices);
  const used = isOpen ? say.openNow : say.lastUsed(formatMoment(lastAt));
  return (
    <li class="device">
      <div class="device-facts">
        <b dir="auto">{name}</b>
        {isThis && !isNamedThis && <span class="device-mark">{say.thisDevice}</span>}
        <span class="device-mark">{isCo ? say.coTeacher : say.own}</span>
        <span class="hint">{isUnknown(device) && !isThis ? used : dotted(used, say.since(formatMoment(firstAt)))}</span>
        {until !== null && <span class="hint">{say.until(formatMoment(until))}</span>}
      </div>
      {!isThis && (
        <Button kind="danger" icon={Unlink} aria-label={say.endNamed(name)} onClick={onEnd}>
          {say.end}
        </Button>
      )}
    </li>
  );
}
