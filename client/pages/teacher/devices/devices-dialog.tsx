/** The devices that are a teacher's of this class, each to be ended at once. For its owner. */
import { Link2, MonitorSmartphone } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { deviceWords } from '#client/i18n/words/teacher/device-words.ts';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { endDevice, fetchDevices } from '#client/net/http/device-api.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Dialog, openDialog } from '#client/ui/surfaces/dialog.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { TeacherDevice } from '#shared/protocol/http/responses.ts';
import { deviceLabel } from './device-label.ts';
import { DeviceRow } from './device-row.tsx';
import './devices-dialog.css';

interface DevicesDialogProps {
  readonly classroom: ClassroomId;
  /** Opens the dialog of links, where the teacher's own is replaced. */
  readonly onShowLinks: () => void;
}

export function DevicesDialog({ classroom, onShowLinks }: DevicesDialogProps) {
  const say = deviceWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [devices, setDevices] = useState<readonly TeacherDevice[] | null>(null);
  const [errorCode, setErrorCode] = useState<RequestErrorCode | null>(null);
  const [ended, setEnded] = useState<TeacherDevice | null>(null);

  async function refresh(): Promise<void> {
    const reply = await fetchDevices(classroom);
    setErrorCode(reply.ok ? null : reply.code);
    if (reply.ok) setDevices([...reply.devices].sort((one, other) => Number(other.isThis) - Number(one.isThis)));
  }

  function open(): void {
    setDevices(null);
    setErrorCode(null);
    setEnded(null);
    openDialog(dialog.current);
    void refresh();
  }

  async function end(device: TeacherDevice): Promise<void> {
    const reply = await endDevice(classroom, device.id);
    if (reply.ok) {
      setEnded(device);
      // The pressed button goes with its row.
      title.current?.focus();
      await refresh();
    } else setErrorCode(reply.code);
  }

  return (
    <>
      <Button icon={MonitorSmartphone} onClick={open}>
        {say.devices}
      </Button>
      <Dialog dialog={dialog} title={say.devices} heading={title}>
        <p class="hint">{say.devicesHint}</p>
        {devices === null && errorCode === null && <p role="status">{sharedWords.value.loading}</p>}
        {devices !== null && (
          <ul class="device-list">
            {devices.map((device) => (
              <DeviceRow key={device.id} device={device} devices={devices} onEnd={() => void end(device)} />
            ))}
          </ul>
        )}
        <p role="status">{ended !== null && say.ended(deviceLabel(ended, devices ?? []))}</p>
        {errorCode !== null && <ErrorLine code={errorCode} />}
        <hr />
        <div class="devices-link">
          <p class="hint">{say.linkHint}</p>
          <Button
            icon={Link2}
            onClick={() => {
              dialog.current?.close();
              onShowLinks();
            }}
          >
            {peopleWords.value.links}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
