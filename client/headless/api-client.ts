/** What a browser is to the server: a cookie that it keeps, and requests that come from a page of ours. */
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type {
  JoinPreviewRequest,
  JoinRequest,
  OpenClassroomRequest,
  StartActivityRequest,
} from '#shared/protocol/http/request-bodies.ts';
import type {
  EarlierPictures,
  JoinedClassroom,
  JoinPreview,
  MyClassrooms,
  NewKey,
  OpenedClassroom,
  RejoinCodes,
  SeatCards,
  SeatExport,
  StoredPicture,
} from '#shared/protocol/http/responses.ts';
import { classroomPath, picturePath, ROUTE, seatPath } from '#shared/protocol/paths.ts';

export class ApiClient {
  readonly origin: string;
  #cookie = '';

  /** `origin`: such as http://127.0.0.1:8080 */
  constructor(origin: string) {
    this.origin = origin;
  }

  get cookie(): string {
    return this.#cookie;
  }

  /** The same browser, with its cookie, at another address. */
  withOrigin(origin: string): ApiClient {
    const moved = new ApiClient(origin);
    moved.#cookie = this.#cookie;
    return moved;
  }

  async openClassroom(request: OpenClassroomRequest = {}): Promise<OpenedClassroom> {
    return expectOk(await this.#post<OpenedClassroom>(ROUTE.classrooms, request));
  }

  async join(request: JoinRequest): Promise<({ readonly ok: true } & JoinedClassroom) | Failure> {
    return this.#post(ROUTE.join, request);
  }

  async previewJoin(request: JoinPreviewRequest): Promise<({ readonly ok: true } & JoinPreview) | Failure> {
    return this.#post(ROUTE.joinPreview, request);
  }

  /** Lets go of the seat in a class. */
  async leave(classroom: ClassroomId): Promise<void> {
    expectOk(await this.#post(classroomPath('leave', classroom), {}));
  }

  /** Ends a class for good. */
  async remove(classroom: ClassroomId): Promise<{ readonly ok: true } | Failure> {
    return this.#delete(classroomPath('classroom', classroom));
  }

  /** Shows a teacher's secret. */
  async showTeacherKey(classroom: ClassroomId, key: string): Promise<{ readonly ok: true } | Failure> {
    return this.#post(classroomPath('teacher', classroom), { key });
  }

  async replaceKey(classroom: ClassroomId): Promise<({ readonly ok: true } & NewKey) | Failure> {
    return this.#post(classroomPath('teacherKey', classroom), {});
  }

  async makeCoTeacherKey(classroom: ClassroomId): Promise<({ readonly ok: true } & NewKey) | Failure> {
    return this.#post(classroomPath('coTeacherKey', classroom), {});
  }

  async endCoTeacherKey(classroom: ClassroomId): Promise<{ readonly ok: true } | Failure> {
    return this.#delete(classroomPath('coTeacherKey', classroom));
  }

  /** Ends the lesson, or opens the class again. */
  async setFinished(classroom: ClassroomId, finished: boolean): Promise<{ readonly ok: true } | Failure> {
    return this.#post(classroomPath('lesson', classroom), { finished });
  }

  /** The table of results as it is downloaded. */
  async results(classroom: ClassroomId, query = ''): Promise<Response> {
    return fetch(this.origin + classroomPath('results', classroom) + query, { headers: { cookie: this.#cookie } });
  }

  async exportSeat(classroom: ClassroomId, seat: number): Promise<SeatExport | Failure> {
    return (await fetch(this.origin + seatPath(classroom, seat), { headers: { cookie: this.#cookie } })).json();
  }

  async eraseSeat(classroom: ClassroomId, seat: number): Promise<{ readonly ok: true } | Failure> {
    return this.#delete(seatPath(classroom, seat));
  }

  async myClassrooms(): Promise<MyClassrooms['classrooms']> {
    return expectOk(await this.#get<MyClassrooms>(ROUTE.myClassrooms)).classrooms;
  }

  async rejoinCodes(classroom: ClassroomId): Promise<({ readonly ok: true } & RejoinCodes) | Failure> {
    return this.#get(classroomPath('rejoinCodes', classroom));
  }

  async cards(classroom: ClassroomId, renew = false): Promise<({ readonly ok: true } & SeatCards) | Failure> {
    const path = classroomPath('cards', classroom);
    return renew ? this.#post(path, {}) : this.#get(path);
  }

  async upload(
    classroom: ClassroomId,
    picture: Blob,
    name = 'picture',
  ): Promise<({ readonly ok: true } & StoredPicture) | Failure> {
    const form = new FormData();
    form.set('picture', picture, name);
    return this.#send(classroomPath('pictures', classroom), form);
  }

  /** Pictures that the class had before. */
  async pictures(classroom: ClassroomId): Promise<({ readonly ok: true } & EarlierPictures) | Failure> {
    return this.#get(classroomPath('pictures', classroom));
  }

  async startActivity(classroom: ClassroomId, request: StartActivityRequest): Promise<{ readonly ok: true } | Failure> {
    return this.#post(classroomPath('activities', classroom), request);
  }

  async picture(classroom: ClassroomId, picture: PictureId): Promise<Response> {
    return fetch(this.origin + picturePath(classroom, picture), { headers: { cookie: this.#cookie } });
  }

  async #get<Result>(path: string): Promise<({ readonly ok: true } & Result) | Failure> {
    return (await fetch(this.origin + path, { headers: { cookie: this.#cookie } })).json();
  }

  async #delete(path: string): Promise<{ readonly ok: true } | Failure> {
    const headers = { cookie: this.#cookie, origin: this.origin };
    return (await fetch(this.origin + path, { method: 'DELETE', headers })).json();
  }

  async #post<Result>(path: string, body: object): Promise<({ readonly ok: true } & Result) | Failure> {
    return this.#send(path, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  async #send<Result>(
    path: string,
    body: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<({ readonly ok: true } & Result) | Failure> {
    const response = await fetch(this.origin + path, {
      method: 'POST',
      body,
      headers: { ...headers, cookie: this.#cookie, origin: this.origin },
    });
    for (const set of response.headers.getSetCookie()) this.#cookie = set.split(';')[0] ?? '';
    return response.json();
  }
}

/** A result, or its failure thrown: for steps that must succeed before anything can be shown. */
export function expectOk<Result>(answer: ({ readonly ok: true } & Result) | Failure): { readonly ok: true } & Result {
  if (answer.ok) return answer;
  throw new Error(`${answer.code}: ${answer.message}`);
}
