/**
 * Where a balancer brings requests to the node of their class, joining by a code is answered 307: to the same request at the class's own
 * door, whose path names the class. A code that is none leads to a door that is none, by a redirect of the same shape; the try is
 * charged there, as everywhere. Browsers repeat method, body and cookie by themselves.
 */
import { createHmac } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Classrooms } from '#server/classroom/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { ROUTE } from '#shared/protocol/paths.ts';

export interface ClassDoorsDeps {
  readonly classrooms: Pick<Classrooms, 'idOfCode'>;
  /** Null: this process answers itself. The same at all nodes: the doors that are none follow from it. */
  readonly doorSecret: string | null;
}

/** What a request to join names. */
interface JoinTarget {
  readonly code?: string | undefined;
  readonly classroom?: string | undefined;
}

const CODE = /^[0-9]{1,20}$/;
const CLASSROOM_ID = /^[\w-]{22}$/;

export class ClassDoors {
  readonly #deps: ClassDoorsDeps;

  constructor(deps: ClassDoorsDeps) {
    this.#deps = deps;
  }

  /** Sends a request to its class's door. One without a code and a class goes on, and is refused for its form. */
  redirect(door: 'joinAtDoor' | 'joinPreviewAtDoor'): RequestHandler {
    return async (request, response, next) => {
      const target = targetIn(request.body);
      if (this.#deps.doorSecret === null || target === null) {
        next();
        return;
      }
      const id = await this.#doorOf(target);
      response.redirect(307, ROUTE[door].replace(':classroom', id));
    };
  }

  /** Whether a request stands at the door of what it names. True for one that was not redirected. */
  async isAtItsDoor(request: Request, target: JoinTarget): Promise<boolean> {
    const { classroom } = request.params;
    return classroom === undefined || (await this.#doorOf(target)) === classroom;
  }

  async #doorOf({ code, classroom }: JoinTarget): Promise<string> {
    if (code === undefined) return classroom ?? '';
    // Before the answer is known: it takes the same time.
    const none = createHmac('sha256', this.#deps.doorSecret ?? '')
      .update(`door ${code}`)
      .digest();
    const id: ClassroomId | null = await this.#deps.classrooms.idOfCode(code);
    return id ?? none.subarray(0, 16).toString('base64url');
  }
}

function targetIn(body: unknown): JoinTarget | null {
  if (typeof body !== 'object' || body === null) return null;
  if ('code' in body) return typeof body.code === 'string' && CODE.test(body.code) ? { code: body.code } : null;
  if (!('classroom' in body) || typeof body.classroom !== 'string') return null;
  return CLASSROOM_ID.test(body.classroom) ? { classroom: body.classroom } : null;
}
