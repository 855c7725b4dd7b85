/** What the server knows of this browser: the seats that it has, and how long a code is. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadPart } from '#client/app/parts/lazy-part.ts';
import { askForMyClasses } from '#client/net/my-classes.ts';
import { CODE_DIGITS_MIN } from '#shared/limits.ts';
import type { MyClassroom } from '#shared/protocol/http/responses.ts';
import type { CodeDigits } from './form/join-flow.ts';
import type { MySeatsProps } from './my-seats.tsx';
import { storeSeated } from './seated.ts';

/** The seats, and what shows them: null where there is none. */
export interface MySeatsState {
  readonly seats: readonly MyClassroom[];
  readonly MySeats: ComponentType<MySeatsProps> | null;
}

const loadMySeats = () => import('./my-seats.tsx').then(({ MySeats }) => MySeats);

/**
 * @returns the seats, null until they can be shown or the first request has failed; the function that removes one from the list; and whether the browser keeps no
 * cookie, so that it can take no seat; and how many digits a code has
 */
export function useMySeats(): [MySeatsState | null, (removed: MyClassroom) => void, boolean, CodeDigits] {
  const [shown, setShown] = useState<MySeatsState | null>(null);
  const [keepsNoCookie, setKeepsNoCookie] = useState(false);
  const [codeDigits, setCodeDigits] = useState<CodeDigits>([CODE_DIGITS_MIN, CODE_DIGITS_MIN]);
  useEffect(() => {
    let endLoading: () => void = () => undefined;
    const endRequests = askForMyClasses((reply) => {
      const seats = reply.ok ? reply.classrooms.filter(({ role }) => role === 'student') : [];
      endLoading();
      if (reply.ok) storeSeated(seats.length > 0);
      if (seats.length === 0) setShown({ seats, MySeats: null });
      else endLoading = loadPart(loadMySeats, (MySeats) => setShown({ seats, MySeats }));
      if (reply.ok) setCodeDigits(reply.codeDigits);
      setKeepsNoCookie(!reply.ok && reply.code === 'cookie-needed');
    });
    return () => {
      endRequests();
      endLoading();
    };
  }, []);
  const remove = (removed: MyClassroom) =>
    setShown((before) => before && { ...before, seats: before.seats.filter(({ id }) => id !== removed.id) });
  return [shown, remove, keepsNoCookie, codeDigits];
}
