/**
 * The classes that this browser teaches, each with its picture, its day and its students; and those whose key it stores although its
 * session was lost. A browser that keeps no cookie is told that it can open none.
 */
import { type IconNode, Map as MapSign, Puzzle, WalletCards } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { classTitle, momentOf } from '#client/classroom/class-title.ts';
import { LeaveDevice } from '#client/classroom/device/leave-device.tsx';
import { type StoredClass, storedClasses } from '#client/classroom/teacher-key.ts';
import { dotted } from '#client/i18n/dotted.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { deviceWords } from '#client/i18n/words/teacher/device-words.ts';
import { newClassWords } from '#client/i18n/words/teacher/new-class-words.ts';
import { askForMyClasses } from '#client/net/my-classes.ts';
import { ErrorLine } from '#client/ui/controls/error-line.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { RetriedImage } from '#client/ui/controls/retried-image.tsx';
import type { MyClassroom, MyClassrooms } from '#shared/protocol/http/responses.ts';
import { pagePath, picturePath } from '#shared/protocol/paths.ts';
import type { PuzzleKind } from '#shared/puzzle/puzzle.ts';

export function MyClasses() {
  const [classes, setClasses] = useState<MyClassrooms['classrooms']>([]);
  const [lost, setLost] = useState<readonly StoredClass[]>([]);
  const [keepsNoCookie, setKeepsNoCookie] = useState(false);
  useEffect(
    () =>
      askForMyClasses((reply) => {
        if (!reply.ok) {
          setKeepsNoCookie(reply.code === 'cookie-needed');
          return;
        }
        const taught = reply.classrooms.filter(({ role }) => role === 'teacher').reverse();
        setClasses(taught);
        setLost(storedClasses().filter((stored) => !taught.some(({ id }) => id === stored.id)));
      }),
    [],
  );
  if (keepsNoCookie) return <ErrorLine code="cookie-needed" />;
  if (classes.length + lost.length === 0) return null;
  return (
    <section class="my-classes" aria-labelledby="my-classes">
      <h2 id="my-classes">{newClassWords.value.myClasses}</h2>
      <ul>
        {classes.map((each) => (
          <li key={each.id}>
            <ClassCard of={each} />
          </li>
        ))}
        {lost.map((each) => (
          <li key={each.id}>
            <LostClassCard of={each} />
          </li>
        ))}
      </ul>
      <LeaveDevice isQuiet />
    </section>
  );
}

function ClassCard({ of }: { readonly of: MyClassroom }) {
  const { id, title, picture, kind, openedAt, seats } = of;
  const say = newClassWords.value;
  return (
    <a class="row class-card" href={pagePath('teacher', id)}>
      {picture === null ? <NoPicture kind={kind} /> : <RetriedImage src={picturePath(id, picture)} alt="" />}
      <span>
        <b dir="auto">{classTitle(of)}</b>
        <small class="hint">
          {title === '' ? say.classSeats(seats) : dotted(momentOf(openedAt), say.classSeats(seats))}
        </small>
      </span>
    </a>
  );
}

/** Cards and maps are painted by pages that show them large. */
const SIGNS: Readonly<Record<PuzzleKind, IconNode>> = { jigsaw: Puzzle, cards: WalletCards, map: MapSign };

/** @param kind null: it is not known */
function NoPicture({ kind }: { readonly kind: PuzzleKind | null }) {
  return <span class="no-picture">{kind !== null && <Icon icon={SIGNS[kind]} />}</span>;
}

/** Its page comes back by the stored key. */
function LostClassCard({ of }: { readonly of: StoredClass }) {
  const { id, title, storedAt } = of;
  return (
    <a class="row class-card" href={pagePath('teacher', id)}>
      <NoPicture kind={null} />
      <span>
        <b dir="auto">
          {storedAt === null && title === ''
            ? sharedWords.value.untitled
            : classTitle({ title, openedAt: storedAt ?? 0 })}
        </b>
        <small class="hint">{deviceWords.value.storedKey}</small>
      </span>
    </a>
  );
}
