/** One device of a teacher: its coarse name, whose it is, when it was used, and the button that ends it. */
import { Unlink } from 'lucide';
import { dotted } from '#client/i18n/dotted.ts';
import { language } from '#client/i18n/language.ts';
import { deviceWords } from '#client/i18n/words/teacher/device-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { TeacherDevice } from '#shared/protocol/http/responses.ts';

interface DeviceRowProps {
  readonly device: TeacherDevice;
  readonly onEnd: () => void;
}

export function DeviceRow({ device, onEnd }: DeviceRowProps) {
  const say = deviceWords.value;
  const { isThis, isCo, isOpen, firstAt, lastAt, until } = device;
  // The one device that needs no kind to be known.
  const isNamedThis = isThis && device.system === 'other' && device.browser === '';
  const name = isNamedThis ? say.thisDevice : deviceLabel(device);
  return (
    <li class="device">
      <div class="device-facts">
        <b dir="auto">{name}</b>
        {isThis && !isNamedThis && <span class="device-mark">{say.thisDevice}</span>}
        <span class="device-mark">{isCo ? say.coTeacher : say.own}</span>
        <span class="hint">
          {dotted(isOpen ? say.openNow : say.lastUsed(formatMoment(lastAt)), say.since(formatMoment(firstAt)))}
        </span>
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

/** Such as "Chromebook · Chrome". */
export function deviceLabel({ system, browser }: Pick<TeacherDevice, 'system' | 'browser'>): string {
  const name = deviceWords.value.systems[system];
  return name === '' || browser === '' ? name + browser : dotted(name, browser);
}

/** With its year, if that is not this one. */
function formatMoment(at: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(language.value, {
    ...(isThisYear ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}
