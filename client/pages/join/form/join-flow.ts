/**
 * The steps of joining a class: its code, its password if it has one, and the student's identity. A preview of the class is
 * requested as soon as there is a code, and then the join itself. A refusal leads back to the step that can correct it.
 */

import { digitsOf } from '#client/classroom/joining/join-code.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Language } from '#shared/languages.ts';
import { CODE_DIGITS_MIN, LINK_SECRET, REJOIN_ALPHABET, REJOIN_LENGTH } from '#shared/limits.ts';
import type { JoinPreviewRequest, JoinRequest } from '#shared/protocol/http/request-bodies.ts';
import type { JoinPreview, MyClassrooms } from '#shared/protocol/http/responses.ts';

/** `known`: this browser has a seat in the class already. `rejoin`: a seat is moved here from another device. `before`: is the seat theirs? */
export type JoinStep = 'code' | 'password' | 'known' | 'who' | 'before' | 'rejoin';
/** `short`, `nameless` and `rejoin-short` are found here, all others by the server. */
export type JoinProblem = 'short' | 'nameless' | 'rejoin-short' | RequestErrorCode;

/** How many digits the codes of open classes have: the fewest and the most. */
export type CodeDigits = MyClassrooms['codeDigits'];

/** A class with open admission: no code is needed. */
export interface OpenClass {
  readonly classroom: ClassroomId;
  readonly title: string;
}

export interface JoinFlow {
  readonly step: JoinStep;
  /** Digits alone. */
  readonly code: string;
  readonly openClass: OpenClass | null;
  readonly password: string;
  /** The class as the server shows it before a join. */
  readonly preview: JoinPreview | null;
  readonly name: string;
  /** The number of the tapped seat. */
  readonly chosenNumber: number | null;
  /** The index of the generated name that is shown. */
  readonly offerIndex: number;
  readonly rejoinCode: string;
  /** Whether the seat of this name is theirs; null: that was not asked. */
  readonly returning: boolean | null;
  /** The secret of a seat card's link. */
  readonly seatCard: string | null;
  /** The secret of the class's own link. */
  readonly invitation: string | null;
  readonly problem: JoinProblem | null;
  /** The request that the server has not answered yet. */
  readonly pendingRequest: 'preview' | 'join' | null;
}

/** The secrets of a link's fragment. */
export type LinkSecrets = Pick<JoinFlow, 'seatCard' | 'invitation'>;

const NO_SECRETS: LinkSecrets = { seatCard: null, invitation: null };

const INITIAL: JoinFlow = {
  step: 'code',
  code: '',
  openClass: null,
  password: '',
  preview: null,
  name: '',
  chosenNumber: null,
  offerIndex: 0,
  rejoinCode: '',
  returning: null,
  ...NO_SECRETS,
  problem: null,
  pendingRequest: null,
};

/**
 * @param linkCode the code of the link that opened the page, if there was one
 * @param secrets the link's secrets: a seat card's, with which the join needs nothing else, or the class's invitation
 */
export function startJoin(linkCode: string | null, { seatCard, invitation }: LinkSecrets = NO_SECRETS): JoinFlow {
  const code = linkCode === null ? '' : digitsOf(linkCode);
  if (code.length < CODE_DIGITS_MIN) return { ...INITIAL, code };
  // A link that was cut off still has its code.
  const isComplete = new RegExp(`^${LINK_SECRET}$`).test(invitation ?? '');
  return {
    ...INITIAL,
    code,
    seatCard,
    invitation: isComplete ? invitation : null,
    pendingRequest: seatCard === null ? 'preview' : 'join',
  };
}

/** Joins a class of the list that needs no code. */
export function startOpenJoin(openClass: OpenClass): JoinFlow {
  return { ...INITIAL, openClass, pendingRequest: 'preview' };
}

/**
 * The student presses the button. Afterwards `pendingRequest` is the request to send.
 * @param fewest how many digits a code has at least
 */
export function nextStep(flow: JoinFlow, fewest: number = CODE_DIGITS_MIN): JoinFlow {
  const { step, code, openClass, preview } = flow;
  if (openClass === null && code.length < fewest) return { ...flow, step: 'code', problem: 'short' };
  if (step === 'code' || step === 'password' || preview === null)
    return { ...flow, problem: null, pendingRequest: 'preview' };
  if (step === 'rejoin' && flow.rejoinCode.length < REJOIN_LENGTH) return { ...flow, problem: 'rejoin-short' };
  if (step === 'who' && !hasIdentity(flow, preview)) return { ...flow, problem: 'nameless' };
  return { ...flow, problem: null, pendingRequest: 'join' };
}

function hasIdentity({ name, chosenNumber }: JoinFlow, { naming }: JoinPreview): boolean {
  switch (naming) {
    case 'typed':
      return name.trim() !== '';
    case 'numbers':
    case 'list':
      return chosenNumber !== null;
    case 'nicknames':
      return true;
  }
}

/** The server has answered with a preview. */
export function previewReceived(flow: JoinFlow, preview: JoinPreview): JoinFlow {
  const base = { ...flow, preview, offerIndex: 0, pendingRequest: null };
  if (preview.you?.role === 'student') return { ...base, step: 'known', problem: null };
  // After a refused name the error stays, and the new preview marks the taken names.
  return { ...base, step: 'who', problem: flow.step === 'who' ? flow.problem : null };
}

/** Another student uses this browser; its seat has been released. */
export function asSomeoneElse(flow: JoinFlow): JoinFlow {
  return { ...flow, preview: null, name: '', chosenNumber: null, pendingRequest: 'preview' };
}

export function backToCode({ code }: JoinFlow): JoinFlow {
  return { ...INITIAL, code };
}

export function toRejoinStep(flow: JoinFlow): JoinFlow {
  return { ...flow, step: 'rejoin', rejoinCode: '', problem: null };
}

/** The answer to `before`. Who is not the one of a tapped seat taps another. */
export function answerBefore(flow: JoinFlow, returning: boolean): JoinFlow {
  const isTyped = flow.preview?.naming === 'typed';
  const answered = { ...flow, step: 'who', returning } as const;
  return returning || isTyped ? { ...answered, pendingRequest: 'join' } : { ...answered, returning: null };
}

export function toWhoStep(flow: JoinFlow): JoinFlow {
  return { ...flow, step: 'who', problem: null };
}

function credentialsOf({ code, openClass, password, invitation }: JoinFlow): JoinPreviewRequest {
  const byCode = invitation === null ? { code } : { code, invitation };
  const credentials = openClass === null ? byCode : { classroom: openClass.classroom };
  return password === '' ? credentials : { ...credentials, password };
}

export function previewRequest(flow: JoinFlow, language: Language): JoinPreviewRequest {
  return { ...credentialsOf(flow), language };
}

export function joinRequest(flow: JoinFlow): JoinRequest {
  const { step, seatCard, rejoinCode, preview, name, chosenNumber, offerIndex, returning } = flow;
  const credentials = credentialsOf(flow);
  const before = returning === null ? {} : { returning };
  if (seatCard !== null) return { ...credentials, card: seatCard };
  if (step === 'rejoin') return { ...credentials, rejoin: rejoinCode };
  switch (preview?.naming) {
    case 'numbers':
    case 'list':
      return chosenNumber === null ? credentials : { ...credentials, choice: chosenNumber, ...before };
    case 'nicknames':
      return { ...credentials, name: preview.offers[offerIndex] ?? '' };
    default:
      return { ...credentials, name: name.trim(), ...before };
  }
}

export function requestRefused(flow: JoinFlow, code: RequestErrorCode): JoinFlow {
  const base = { ...flow, seatCard: null, returning: null, pendingRequest: null };
  switch (code) {
    case 'password-needed':
      return { ...base, step: 'password', problem: null };
    case 'wrong-password':
      return { ...base, step: 'password', password: '', problem: code };
    case 'no-class':
    case 'wrong-card':
      return { ...base, step: 'code', problem: code };
    case 'name-empty':
    case 'name-long':
    case 'name-signs':
    case 'name-teacher':
      return { ...base, step: 'who', problem: code };
    case 'was-here':
      return { ...base, step: 'before' };
    case 'taken':
      // Another student was faster: a new preview shows which seats are taken now.
      return { ...base, step: 'who', chosenNumber: null, problem: code, pendingRequest: 'preview' };
    default:
      return { ...base, problem: code };
  }
}

/** The characters of a rejoin code in a typed text. */
export function rejoinCodeFrom(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()]
    .filter((character) => REJOIN_ALPHABET.includes(character))
    .join('')
    .slice(0, REJOIN_LENGTH);
}
