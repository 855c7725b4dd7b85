/** The join form's state, and the requests to the server that the state asks for. */
import { useEffect, useState } from 'preact/hooks';
import { currentPath, navigate } from '#client/base/navigation.ts';
import { language } from '#client/i18n/language.ts';
import { joinClass, leaveSeat, previewClass } from '#client/net/http/class-api.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { classroomFromPath, pagePath } from '#shared/protocol/paths.ts';
import { storeSeated } from '../seated.ts';
import {
  asSomeoneElse,
  backToCode,
  type CodeDigits,
  type JoinFlow,
  joinRequest,
  type LinkSecrets,
  nextStep,
  type OpenClass,
  previewReceived,
  previewRequest,
  requestRefused,
  startJoin,
  startOpenJoin,
} from './join-flow.ts';

/** A class chosen from the list. */
export interface ChosenClass extends OpenClass {
  /** Students join without its code. */
  readonly open: boolean;
}

export interface JoinFormProps {
  /** The code of the link that opened the page. */
  readonly linkCode: string | null;
  readonly secrets: LinkSecrets;
  readonly chosen: ChosenClass | null;
  readonly codeDigits: CodeDigits;
  /** A class's page did not know this browser, and shows this form instead. */
  readonly isStranger: boolean;
  readonly takesFocus: boolean;
}

type Update = (change: (current: JoinFlow) => JoinFlow) => void;

export interface JoinFlowState {
  readonly flow: JoinFlow;
  /** Moves to another step. */
  readonly setFlow: (flow: JoinFlow) => void;
  /** Sets what was typed or tapped; the error message disappears. */
  readonly change: (changes: Partial<JoinFlow>) => void;
  readonly submit: () => void;
  /** Gives up the seat that this browser has in the class. */
  readonly releaseSeat: () => Promise<void>;
}

export function useJoinFlow({ linkCode, secrets, chosen, codeDigits }: JoinFormProps): JoinFlowState {
  const [flow, setFlow] = useState(() => startJoin(linkCode, secrets));
  const { pendingRequest, preview } = flow;
  useEffect(() => {
    if (chosen !== null) setFlow((previous) => (chosen.open ? startOpenJoin(chosen) : backToCode(previous)));
  }, [chosen]);
  useEffect(() => {
    if (pendingRequest !== null) void sendRequest(flow, setFlow);
  }, [pendingRequest]);
  return {
    flow,
    setFlow,
    change: (changes) => setFlow({ ...flow, ...changes, problem: null }),
    submit: () => {
      if (pendingRequest === null) setFlow(nextStep(flow, codeDigits[0]));
    },
    releaseSeat: async () => {
      if (preview?.you?.role !== 'student') return;
      const reply = await leaveSeat(preview.id, preview.you.person);
      setFlow((previous) => (reply.ok ? asSomeoneElse(previous) : requestRefused(previous, reply.code)));
    },
  };
}

/** Sends the pending request. A reply counts only while the same request for the same code is still pending. */
async function sendRequest(flow: JoinFlow, update: Update): Promise<void> {
  const applyIfCurrent: Update = (change) =>
    update((current) =>
      current.pendingRequest === flow.pendingRequest && current.code === flow.code ? change(current) : current,
    );
  if (flow.pendingRequest === 'preview') {
    const reply = await previewClass(previewRequest(flow, language.peek()));
    if (reply.ok && reply.you?.role === 'teacher') location.assign(pagePath('teacher', reply.id));
    else
      applyIfCurrent((current) => (reply.ok ? previewReceived(current, reply) : requestRefused(current, reply.code)));
    return;
  }
  const reply = await joinClass(joinRequest(flow));
  if (reply.ok) openClass(reply.id);
  else applyIfCurrent((current) => requestRefused(current, reply.code));
}

/** The class's own page, where it shows this form, connects anew. */
function openClass(classroom: ClassroomId): void {
  storeSeated(true);
  const path = pagePath('student', classroom);
  if (classroomFromPath('student', currentPath.peek()) === classroom) location.assign(path);
  else navigate(path);
}
