/** One seat card: a QR code that holds the seat's secret, and beside it the name, the class, and the address to type. */
import { displayHost } from '#client/classroom/joining/join-address.ts';
import { formatCode } from '#client/classroom/joining/join-code.ts';
import { QrCode } from '#client/classroom/joining/qr-code.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { longestWordEms } from '#client/ui/longest-word.ts';
import { SeatMark } from '#client/ui/seat/seat-mark.tsx';
import type { SeatCards } from '#shared/protocol/http/responses.ts';
import { seatLink } from '#shared/protocol/paths.ts';

interface SeatCardProps extends Pick<SeatCards, 'title' | 'code'> {
  readonly card: SeatCards['cards'][number];
  readonly origin: string;
}

export function SeatCard({ card: { name, hue, shape, secret }, title, code, origin }: SeatCardProps) {
  return (
    <li class="card">
      <QrCode text={seatLink(origin, code, secret)} label={teacherWords.value.cardOf(name)} />
      <span class="card-words">
        <span class="card-name">
          <SeatMark hue={hue} shape={shape} />
          <b dir="auto" translate={false} style={{ '--longest': longestWordEms(name) }}>
            {name}
          </b>
        </span>
        <small dir="auto">{title === '' ? sharedWords.value.untitled : title}</small>
        <small class="card-address" translate={false}>
          <AddressText host={displayHost(origin)} />
          <span class="card-code">{formatCode(code)}</span>
        </small>
      </span>
    </li>
  );
}

/** It breaks before the port alone. */
function AddressText({ host }: { readonly host: string }) {
  const port = host.search(/:\d+$/);
  if (port < 0) return <span>{host}</span>;
  return (
    <span>
      {host.slice(0, port)}
      <wbr />
      {host.slice(port)}
    </span>
  );
}
