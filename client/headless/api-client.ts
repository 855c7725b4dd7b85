/** A browser without pages: it keeps the session cookie, and sends HTTP requests as Jogak's pages do. */
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import type { ActivityId, BoardNumber, ClassroomId, PersonId, PictureId } from '#shared/ids.ts';
import type { CardFile } from '#shared/picture/card-files.ts';
import type { Pace } from '#shared/picture/motion.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type { InsightView } from '#shared/protocol/http/insight-view.ts';
import { type MomentClip, momentPath } from '#shared/protocol/http/moment-clip.ts';
import type { Operation } from '#shared/protocol/http/operation.ts';
import type { ActivityReplay, ReplayIndex } from '#shared/protocol/http/replay-index.ts';
import type {
  ContinuationRequest,
  JoinPreviewRequest,
  JoinRequest,
  OpenClassroomRequest,
  StartActivityRequest,
  TeacherStay,
} from '#shared/protocol/http/request-bodies.ts';
import type {
  ClassResults,
  Continued,
  EarlierPictures,
  JoinedClassroom,
  JoinPreview,
  LatestActivity,
  MyClassrooms,
  NewKey,
  OpenedClassroom,
  RejoinCodes,
  SeatCards,
  SeatExport,
  StoredPicture,
  TeacherDevices,
} from '#shared/protocol/http/responses.ts';
import {
  activityLogPath,
  replayFeedPath,
  replayPath,
  replaySegmentPath,
  type SegmentName,
} from '#shared/protocol/log-paths.ts';
import {
  CARDS_FIELD,
  classroomPath,
  devicePath,
  OPERATION_FIELD,
  PACE_FIELD,
  PICTURE_FIELD,
  picturePath,
  ROUTE,
  seatPath,
} from '#shared/protocol/paths.ts';
import { decodeReplayFeed, type FeedPart } from '#shared/wire/replay-feed.ts';
import { decodeReplaySegment, type ReplaySegment } from '#shared/wire/replay-segment.ts';

export class ApiClient {
  readonly origin: string;
  #jar = { cookie: '' };
  /** Counts its operations. */
  readonly #page = newPageId();
  #counter = 0;

  /** @param origin such as http://127.0.0.1:8080 */
  constructor(origin: string) {
    this.origin = origin;
  }

  get cookie(): string {
    return this.#jar.cookie;
  }

  /** A browser with the same cookie at another origin. */
  withOrigin(origin: string): ApiClient {
    const client = new ApiClient(origin);
    client.#jar.cookie = this.cookie;
    return client;
  }

  /** Another tab of this browser: what one is told to keep, both have. */
  tab(): ApiClient {
    const client = new ApiClient(this.origin);
    client.#jar = this.#jar;
    return client;
  }

  /** A browser at the same origin with another cookie. */
  withCookie(cookie: string): ApiClient {
    const client = new ApiClient(this.origin);
    client.#jar.cookie = cookie;
    return client;
  }

  async openClassroom(request: OpenClassroomRequest = {}): Promise<OpenedClassroom> {
    return expectOk(await this.#post<OpenedClassroom>(ROUTE.classrooms, request));
  }

  async join(request: JoinRequest): Promise<Answer<JoinedClassroom>> {
    return this.#post(ROUTE.join, request);
  }

  async previewJoin(request: JoinPreviewRequest): Promise<Answer<JoinPreview>> {
    return this.#post(ROUTE.joinPreview, request);
  }

  /** Gives up the seat in a class. @param person whose; without it, whoever has one in this browser */
  async leave(classroom: ClassroomId, person?: PersonId): Promise<void> {
    const seated = person ?? (await this.personIn(classroom));
    if (seated === undefined) throw new Error('not-member');
    expectOk(await this.#post(classroomPath('leave', classroom), { person: seated }));
  }

  /** Who this browser is in a class. */
  async personIn(classroom: ClassroomId): Promise<PersonId | undefined> {
    return (await this.myClassrooms()).find(({ id }) => id === classroom)?.person;
  }

  /** Deletes a class. */
  async remove(classroom: ClassroomId): Promise<Answer<NoResult>> {
    return this.#delete(classroomPath('classroom', classroom));
  }

  /** Proves to be a teacher of the class with its key. */
  async showTeacherKey(classroom: ClassroomId, key: string, stay: TeacherStay = 'keep'): Promise<Answer<NoResult>> {
    return this.#post(classroomPath('teacher', classroom), { key, stay });
  }

  /** Is no teacher of these classes any more. */
  async leaveAsTeacher(classrooms: readonly ClassroomId[]): Promise<Answer<NoResult>> {
    return this.#post(ROUTE.leaveDevice, { classrooms });
  }

  async devices(classroom: ClassroomId): Promise<Answer<TeacherDevices>> {
    return this.#get(classroomPath('devices', classroom));
  }

  async endDevice(classroom: ClassroomId, device: string): Promise<Answer<NoResult>> {
    return this.#delete(devicePath(classroom, device));
  }

  async replaceKey(classroom: ClassroomId): Promise<Answer<NewKey>> {
    return this.#post(classroomPath('teacherKey', classroom), {});
  }

  async makeCoTeacherKey(classroom: ClassroomId): Promise<Answer<NewKey>> {
    return this.#post(classroomPath('coTeacherKey', classroom), {});
  }

  async endCoTeacherKey(classroom: ClassroomId): Promise<Answer<NoResult>> {
    return this.#delete(classroomPath('coTeacherKey', classroom));
  }

  /** Ends the lesson, or opens the class again. */
  async setFinished(classroom: ClassroomId, finished: boolean): Promise<Answer<NoResult>> {
    return this.#post(classroomPath('lesson', classroom), { finished });
  }

  /** The results, as the page shows them. */
  async resultRows(classroom: ClassroomId): Promise<Answer<ClassResults>> {
    return this.#get(classroomPath('resultRows', classroom));
  }

  /** The table of results. */
  async results(classroom: ClassroomId, query = ''): Promise<Response> {
    return fetch(this.origin + classroomPath('results', classroom) + query, { headers: { cookie: this.cookie } });
  }

  async insight(classroom: ClassroomId, activity: ActivityId): Promise<Answer<InsightView>> {
    return this.#get(activityLogPath('insight', classroom, activity));
  }

  /** A table of it. */
  async insightTable(classroom: ClassroomId, activity: ActivityId, query: string): Promise<Response> {
    const path = activityLogPath('insightTable', classroom, activity);
    return fetch(this.origin + path + query, { headers: { cookie: this.cookie } });
  }

  async exportSeat(classroom: ClassroomId, seat: number): Promise<SeatExport | Failure> {
    return (await fetch(this.origin + seatPath(classroom, seat), { headers: { cookie: this.cookie } })).json();
  }

  async eraseSeat(classroom: ClassroomId, seat: number): Promise<Answer<NoResult>> {
    return this.#delete(seatPath(classroom, seat));
  }

  async myClassrooms(): Promise<MyClassrooms['classrooms']> {
    return expectOk(await this.#get<MyClassrooms>(ROUTE.myClassrooms)).classrooms;
  }

  /** How many digits the codes of open classes have. */
  async codeDigits(): Promise<MyClassrooms['codeDigits']> {
    return expectOk(await this.#get<MyClassrooms>(ROUTE.myClassrooms)).codeDigits;
  }

  async rejoinCodes(classroom: ClassroomId): Promise<Answer<RejoinCodes>> {
    return this.#get(classroomPath('rejoinCodes', classroom));
  }

  async cards(classroom: ClassroomId, renew = false): Promise<Answer<SeatCards>> {
    const path = classroomPath('cards', classroom);
    return renew ? this.#post(path, {}) : this.#get(path);
  }

  async upload(
    classroom: ClassroomId,
    picture: Blob,
    name = 'picture',
    pace: Pace = 'still',
    cards: readonly CardFile[] = [],
  ): Promise<Answer<StoredPicture>> {
    const form = new FormData();
    form.set(PACE_FIELD, pace);
    if (cards.length > 0) form.set(CARDS_FIELD, JSON.stringify(cards));
    // Before the file: the server reads the fields in their order.
    form.set(OPERATION_FIELD, JSON.stringify(this.#nextOperation()));
    form.set(PICTURE_FIELD, picture, name);
    return this.#send(classroomPath('pictures', classroom), form);
  }

  /** Pictures that the class used before. */
  async pictures(classroom: ClassroomId): Promise<Answer<EarlierPictures>> {
    return this.#get(classroomPath('pictures', classroom));
  }

  /** What the latest activity was set to. */
  async latestActivity(classroom: ClassroomId): Promise<Answer<LatestActivity>> {
    return this.#get(classroomPath('activities', classroom));
  }

  async startActivity(classroom: ClassroomId, request: StartActivityRequest): Promise<Answer<NoResult>> {
    return this.#post(classroomPath('activities', classroom), request);
  }

  /** Continues from a moment of a board. */
  async continueFrom(classroom: ClassroomId, request: ContinuationRequest): Promise<Answer<Continued>> {
    return this.#post(classroomPath('continuations', classroom), request);
  }

  /** The seconds around a collected moment. */
  async moment(classroom: ClassroomId, moment: number): Promise<Answer<MomentClip>> {
    return this.#get(momentPath(classroom, moment));
  }

  async picture(classroom: ClassroomId, picture: PictureId): Promise<Response> {
    return fetch(this.origin + picturePath(classroom, picture), { headers: { cookie: this.cookie } });
  }

  /** What to know of a board's log before a segment of it is read. */
  async replay(classroom: ClassroomId, board: BoardNumber): Promise<Answer<ReplayIndex>> {
    return this.#get(replayPath(classroom, board));
  }

  /** One segment of a board's log. */
  async replaySegment(
    classroom: ClassroomId,
    board: BoardNumber,
    firstSeq: number,
  ): Promise<Answer<{ segment: ReplaySegment }>> {
    return this.#getBytes(replaySegmentPath(classroom, board, firstSeq), (bytes) => ({
      segment: decodeReplaySegment(bytes),
    }));
  }

  /** What to know of the logs of all boards of an activity. */
  async activityReplay(classroom: ClassroomId, activity: ActivityId): Promise<Answer<ActivityReplay>> {
    return this.#get(activityLogPath('activityReplay', classroom, activity));
  }

  /** Segments of an activity's boards. */
  async replayFeed(
    classroom: ClassroomId,
    activity: ActivityId,
    wanted: readonly SegmentName[],
  ): Promise<Answer<{ parts: FeedPart[] }>> {
    return this.#getBytes(replayFeedPath(classroom, activity, wanted), (bytes) => ({
      parts: decodeReplayFeed(bytes),
    }));
  }

  #nextOperation(): Operation {
    this.#counter += 1;
    return { page: this.#page, counter: this.#counter };
  }

  /** Once more, when a kept connection has ended before the answer, as browsers do. */
  async #fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.origin + path, init);
    } catch (error) {
      if (!isConnectionReset(error)) throw error;
      return fetch(this.origin + path, init);
    }
  }

  async #get<Result>(path: string): Promise<Answer<Result>> {
    const response = await this.#fetch(path, { headers: { cookie: this.cookie } });
    this.#keepCookie(response);
    return response.json();
  }

  async #getBytes<Result>(path: string, decode: (bytes: Uint8Array) => Result): Promise<Answer<Result>> {
    const response = await this.#fetch(path, { headers: { cookie: this.cookie } });
    if (!response.ok) return response.json();
    return { ok: true, ...decode(new Uint8Array(await response.arrayBuffer())) };
  }

  async #delete(path: string): Promise<Answer<NoResult>> {
    const headers = { cookie: this.cookie, origin: this.origin };
    const operation = encodeURIComponent(JSON.stringify(this.#nextOperation()));
    return (await this.#fetch(`${path}?${OPERATION_FIELD}=${operation}`, { method: 'DELETE', headers })).json();
  }

  async #post<Result>(path: string, body: object): Promise<Answer<Result>> {
    const named = { ...body, [OPERATION_FIELD]: this.#nextOperation() };
    const send = () => this.#send<Result>(path, JSON.stringify(named), { 'content-type': 'application/json' });
    const answer = await send();
    if (answer.ok || answer.code !== 'cookie-needed') return answer;
    // As the pages do: another tab has got the cookie meanwhile.
    await this.#get(ROUTE.myClassrooms);
    return send();
  }

  async #send<Result>(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer<Result>> {
    // As the pages do: a seat or a class is made for a browser that brings its cookie.
    if (this.cookie === '') await this.#get(ROUTE.myClassrooms);
    const response = await this.#fetch(path, {
      method: 'POST',
      body,
      headers: { ...headers, cookie: this.cookie, origin: this.origin },
    });
    this.#keepCookie(response);
    return response.json();
  }

  /** Replaces the cookie of the same name: another installation on this host has one of its own. */
  #keepCookie({ headers }: Response): void {
    for (const set of headers.getSetCookie()) {
      const pair = set.split(';')[0] ?? '';
      const name = pair.slice(0, pair.indexOf('=') + 1);
      const others = this.cookie.split('; ').filter((each) => each !== '' && !each.startsWith(name));
      this.#jar.cookie = [...others, pair].join('; ');
    }
  }
}

function isConnectionReset(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET';
}

/** Returns the result, or throws its failure: for steps that must succeed. */
export function expectOk<Result>(answer: Answer<Result>): { readonly ok: true } & Result {
  if (answer.ok) return answer;
  throw new Error(`${answer.code}: ${answer.message}`);
}
