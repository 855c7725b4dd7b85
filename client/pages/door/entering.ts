/**
 * Going into a class, step by step: its code, a password where there is one, and who one is. The server is asked for a look at the
 * class as soon as there is a code, and once more to go in; what it refuses leads back to the step that can mend it.
 */
import type { ClassroomId } from '../../../shared/ids.ts';
import { CODE_DIGITS_MIN, LINK_SECRET, REJOIN_LENGTH, REJOIN_SIGNS } from '../../../shared/limits.ts';
import type { JoinLook } from '../../../shared/protocol/answers.ts';
import type { Join, Look } from '../../../shared/protocol/schemas.ts';
import type { Trouble } from '../../i18n/words/errors.ts';
import { digitsOf } from './code.ts';

/** `known`: this browser has a seat there already. `rejoin`: the seat is to come here from another device. */
export type Step = 'code' | 'password' | 'known' | 'who' | 'rejoin';
/** `short`, `nameless` and `rejoin-short` are found here, all else by the server. */
export type Obstacle = 'short' | 'nameless' | 'rejoin-short' | Trouble;

/** A class whose door is open: no code is needed. */
export interface OpenDoor {
  readonly classroom: ClassroomId;
  readonly title: string;
}

export interface Entering {
  readonly step: Step;
  /** Digits alone. */
  readonly code: string;
  readonly openDoor: OpenDoor | null;
  readonly password: string;
  /** The class as the server shows it to whoever may go in. */
  readonly look: JoinLook | null;
  readonly name: string;
  /** The number that was tapped. */
  readonly choice: number | null;
  /** Which of the generated names is shown. */
  readonly spin: number;
  readonly rejoin: string;
  /** What a seat card's link brought. */
  readonly card: string | null;
  /** What the class's own link brought beside the code. */
  readonly invitation: string | null;
  readonly obstacle: Obstacle | null;
  /** What the server is being asked. */
  readonly asks: 'look' | 'join' | null;
}

/** What a link's fragment holds. */
export type Secrets = Pick<Entering, 'card' | 'invitation'>;

const NONE: Secrets = { card: null, invitation: null };

const EMPTY: Entering = {
  step: 'code',
  code: '',
  openDoor: null,
  password: '',
  look: null,
  name: '',
  choice: null,
  spin: 0,
  rejoin: '',
  ...NONE,
  obstacle: null,
  asks: null,
};

/**
 * @param linked the code that a link brought, if it did
 * @param secrets what it brought beside: a seat card's, with which nothing is missing, or the class's invitation
 */
export function begin(linked: string | null, { card, invitation }: Secrets = NONE): Entering {
  const code = linked === null ? '' : digitsOf(linked);
  if (code.length < CODE_DIGITS_MIN) return { ...EMPTY, code };
  // A link that lost its end on the way is as good as its code.
  const isWhole = new RegExp(`^${LINK_SECRET}$`).test(invitation ?? '');
  return { ...EMPTY, code, card, invitation: isWhole ? invitation : null, asks: card === null ? 'look' : 'join' };
}

/** From the list, through an open door. */
export function beginOpen(openDoor: OpenDoor): Entering {
  return { ...EMPTY, openDoor, asks: 'look' };
}

/** The reader says "next". `asks` then tells what to ask the server for. */
export function next(entering: Entering): Entering {
  const { step, code, openDoor, look } = entering;
  if (openDoor === null && code.length < CODE_DIGITS_MIN) return { ...entering, step: 'code', obstacle: 'short' };
  if (step === 'code' || step === 'password' || look === null) return { ...entering, obstacle: null, asks: 'look' };
  if (step === 'rejoin' && entering.rejoin.length < REJOIN_LENGTH) return { ...entering, obstacle: 'rejoin-short' };
  if (step === 'who' && !isSomebody(entering, look)) return { ...entering, obstacle: 'nameless' };
  return { ...entering, obstacle: null, asks: 'join' };
}

function isSomebody({ name, choice }: Entering, { naming }: JoinLook): boolean {
  switch (naming) {
    case 'typed':
      return name.trim() !== '';
    case 'numbers':
    case 'list':
      return choice !== null;
    case 'friendly':
      return true;
  }
}

/** The server has shown the class. */
export function looked(entering: Entering, look: JoinLook): Entering {
  const known = { ...entering, look, spin: 0, asks: null };
  if (look.you?.role === 'student') return { ...known, step: 'known', obstacle: null };
  // Whoever was refused a tapped name stays where they are, with what is taken marked anew.
  return { ...known, step: 'who', obstacle: entering.step === 'who' ? entering.obstacle : null };
}

/** Not the one whose seat this browser knows; the seat has been let go of. */
export function someoneElse(entering: Entering): Entering {
  return { ...entering, look: null, name: '', choice: null, asks: 'look' };
}

export function back({ code }: Entering): Entering {
  return { ...EMPTY, code };
}

export function toRejoin(entering: Entering): Entering {
  return { ...entering, step: 'rejoin', rejoin: '', obstacle: null };
}

export function toWho(entering: Entering): Entering {
  return { ...entering, step: 'who', obstacle: null };
}

function wayOf({ code, openDoor, password, invitation }: Entering): Look {
  const coded = invitation === null ? { code } : { code, invitation };
  const way = openDoor === null ? coded : { classroom: openDoor.classroom };
  return password === '' ? way : { ...way, password };
}

export function lookFor(entering: Entering, language: 'ko' | 'en'): Look {
  return { ...wayOf(entering), language };
}

export function askedFor(entering: Entering): Join {
  const { step, card, rejoin, look, name, choice, spin } = entering;
  const way = wayOf(entering);
  if (card !== null) return { ...way, card };
  if (step === 'rejoin') return { ...way, rejoin };
  switch (look?.naming) {
    case 'numbers':
    case 'list':
      return choice === null ? way : { ...way, choice };
    case 'friendly':
      return { ...way, name: look.offers[spin] ?? '' };
    default:
      return { ...way, name: name.trim() };
  }
}

export function refused(entering: Entering, code: Trouble): Entering {
  const known = { ...entering, card: null, asks: null };
  switch (code) {
    case 'password-needed':
      return { ...known, step: 'password', obstacle: null };
    case 'wrong-password':
      return { ...known, step: 'password', password: '', obstacle: code };
    case 'no-class':
    case 'wrong-card':
      return { ...known, step: 'code', obstacle: code };
    case 'bad-name':
      return { ...known, step: 'who', obstacle: code };
    case 'taken':
      // Somebody was quicker: what is taken now is looked at anew.
      return { ...known, step: 'who', choice: null, obstacle: code, asks: 'look' };
    default:
      return { ...known, obstacle: code };
  }
}

/** The signs of a rejoin code among what was typed. */
export function rejoinOf(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()]
    .filter((sign) => REJOIN_SIGNS.includes(sign))
    .join('')
    .slice(0, REJOIN_LENGTH);
}
