/**
 * Going into a class, step by step: its code, a password where there is one, and who one is. The server is asked for a look at the
 * class as soon as there is a code, and once more to go in; what it refuses leads back to the step that can mend it.
 */

import { digitsOf } from '#client/classroom/joining/join-code.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Language } from '#shared/languages.ts';
import { CODE_DIGITS_MIN, LINK_SECRET, REJOIN_ALPHABET, REJOIN_LENGTH } from '#shared/limits.ts';
import type { JoinPreviewRequest, JoinRequest } from '#shared/protocol/http/request-bodies.ts';
import type { JoinPreview } from '#shared/protocol/http/responses.ts';

/** `known`: this browser has a seat there already. `rejoin`: the seat is to come here from another device. */
export type JoinStep = 'code' | 'password' | 'known' | 'who' | 'rejoin';
/** `short`, `nameless` and `rejoin-short` are found here, all else by the server. */
export type JoinProblem = 'short' | 'nameless' | 'rejoin-short' | RequestErrorCode;

/** A class whose door is open: no code is needed. */
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
  /** The class as the server shows it to whoever may go in. */
  readonly preview: JoinPreview | null;
  readonly name: string;
  /** The number that was tapped. */
  readonly chosenNumber: number | null;
  /** Which of the generated names is shown. */
  readonly offerIndex: number;
  readonly rejoinCode: string;
  /** What a seat card's link brought. */
  readonly seatCard: string | null;
  /** What the class's own link brought beside the code. */
  readonly invitation: string | null;
  readonly problem: JoinProblem | null;
  /** What the server is being asked. */
  readonly pendingRequest: 'preview' | 'join' | null;
}

/** What a link's fragment holds. */
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
  ...NO_SECRETS,
  problem: null,
  pendingRequest: null,
};

/**
 * @param linkCode the code that a link brought, if it did
 * @param secrets what it brought beside: a seat card's, with which nothing is missing, or the class's invitation
 */
export function startJoin(linkCode: string | null, { seatCard, invitation }: LinkSecrets = NO_SECRETS): JoinFlow {
  const code = linkCode === null ? '' : digitsOf(linkCode);
  if (code.length < CODE_DIGITS_MIN) return { ...INITIAL, code };
  // A link that lost its end on the way is as good as its code.
  const isComplete = new RegExp(`^${LINK_SECRET}$`).test(invitation ?? '');
  return {
    ...INITIAL,
    code,
    seatCard,
    invitation: isComplete ? invitation : null,
    pendingRequest: seatCard === null ? 'preview' : 'join',
  };
}

/** From the list, through an open door. */
export function startOpenJoin(openClass: OpenClass): JoinFlow {
  return { ...INITIAL, openClass, pendingRequest: 'preview' };
}

/** The reader says "next". `pendingRequest` then tells what to ask the server for. */
export function nextStep(flow: JoinFlow): JoinFlow {
  const { step, code, openClass, preview } = flow;
  if (openClass === null && code.length < CODE_DIGITS_MIN) return { ...flow, step: 'code', problem: 'short' };
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

/** The server has shown the class. */
export function previewReceived(flow: JoinFlow, preview: JoinPreview): JoinFlow {
  const base = { ...flow, preview, offerIndex: 0, pendingRequest: null };
  if (preview.you?.role === 'student') return { ...base, step: 'known', problem: null };
  // Whoever was refused a tapped name stays where they are, with what is taken marked anew.
  return { ...base, step: 'who', problem: flow.step === 'who' ? flow.problem : null };
}

/** Not the one whose seat this browser knows; the seat has been let go of. */
export function asSomeoneElse(flow: JoinFlow): JoinFlow {
  return { ...flow, preview: null, name: '', chosenNumber: null, pendingRequest: 'preview' };
}

export function backToCode({ code }: JoinFlow): JoinFlow {
  return { ...INITIAL, code };
}

export function toRejoinStep(flow: JoinFlow): JoinFlow {
  return { ...flow, step: 'rejoin', rejoinCode: '', problem: null };
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
  const { step, seatCard, rejoinCode, preview, name, chosenNumber, offerIndex } = flow;
  const credentials = credentialsOf(flow);
  if (seatCard !== null) return { ...credentials, card: seatCard };
  if (step === 'rejoin') return { ...credentials, rejoin: rejoinCode };
  switch (preview?.naming) {
    case 'numbers':
    case 'list':
      return chosenNumber === null ? credentials : { ...credentials, choice: chosenNumber };
    case 'nicknames':
      return { ...credentials, name: preview.offers[offerIndex] ?? '' };
    default:
      return { ...credentials, name: name.trim() };
  }
}

export function requestRefused(flow: JoinFlow, code: RequestErrorCode): JoinFlow {
  const base = { ...flow, seatCard: null, pendingRequest: null };
  switch (code) {
    case 'password-needed':
      return { ...base, step: 'password', problem: null };
    case 'wrong-password':
      return { ...base, step: 'password', password: '', problem: code };
    case 'no-class':
    case 'wrong-card':
      return { ...base, step: 'code', problem: code };
    case 'bad-name':
      return { ...base, step: 'who', problem: code };
    case 'taken':
      // Somebody was quicker: what is taken now is looked at anew.
      return { ...base, step: 'who', chosenNumber: null, problem: code, pendingRequest: 'preview' };
    default:
      return { ...base, problem: code };
  }
}

/** The signs of a rejoin code among what was typed. */
export function rejoinCodeFrom(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()]
    .filter((sign) => REJOIN_ALPHABET.includes(sign))
    .join('')
    .slice(0, REJOIN_LENGTH);
}
