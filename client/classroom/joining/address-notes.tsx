/** Beside an address: that it has changed, or that it may be an old one because the server does not answer. */
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { displayHost, type JoinAddress } from './join-address.ts';
import './address-notes.css';

interface AddressNotesProps {
  readonly joinAddress: JoinAddress;
  /** What the change means here. @param former the address of before */
  readonly changed: (former: string) => string;
}

export function AddressNotes({ joinAddress, changed }: AddressNotesProps) {
  const say = teacherWords.value;
  const { former, isUnanswered, dismissFormer } = joinAddress;
  return (
    <div class="address-notes" role="status">
      {isUnanswered && <p>{say.addressUnanswered}</p>}
      {former !== null && (
        <p>
          <span>{changed(displayHost(former))}</span>
          <Button onClick={dismissFormer}>{say.addressNoted}</Button>
        </p>
      )}
    </div>
  );
}
