/** Every unsafe route of the protocol, each as one request that is sent twice: what it needs, what it asks for, what it makes. */
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { openClass, samplePicture, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { Operation } from '#shared/protocol/http/operation.ts';
import {
  classroomPath,
  devicePath,
  MESSAGE_FIELD,
  messagePath,
  OPERATION_FIELD,
  PICTURE_FIELD,
  ROUTE,
  seatPath,
} from '#shared/protocol/paths.ts';

type Method = 'POST' | 'PATCH' | 'DELETE';

export interface UnsafeRequest {
  readonly path: string;
  /** Its sender's cookie. */
  readonly cookie: string;
  /** JSON; a form if it has a picture. The operation comes to it. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** The form's field with this JSON, besides the picture. */
  readonly formField?: string;
  readonly picture?: Blob;
  /** What stands where the request is carried out: the same however often that is. Gets the answer's body. */
  readonly made: (answer: Answered) => Promise<unknown>;
  readonly makes: unknown;
}

export interface UnsafeRoute {
  readonly route: `${Method} ${string}`;
  /** A second row of one route: a form instead of JSON. */
  readonly as?: string;
  /** What it makes outlives the process, so that a repetition after a restart makes nothing. */
  readonly isOverRestart?: true;
  readonly prepare: (origin: string) => Promise<UnsafeRequest>;
}

export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** The cookie that the browser has after it. */
  readonly cookie: string;
}

/** Sends the request once, as a browser with this cookie does. */
export async function send(
  origin: string,
  route: UnsafeRoute['route'],
  request: UnsafeRequest,
  operation: Operation | null,
  cookie = request.cookie,
): Promise<Answered> {
  const [method = 'POST'] = route.split(' ');
  const named = operation === null ? {} : { [OPERATION_FIELD]: operation };
  const headers = new Headers({ cookie, origin });
  let { path } = request;
  let body: BodyInit | null = null;
  if (method === 'DELETE') {
    if (operation !== null) path += `?${OPERATION_FIELD}=${encodeURIComponent(JSON.stringify(operation))}`;
  } else if (request.picture === undefined) {
    headers.set('content-type', 'application/json');
    body = JSON.stringify({ ...request.body, ...named });
  } else {
    const { formField = OPERATION_FIELD } = request;
    const form = new FormData();
    if (formField === OPERATION_FIELD) {
      if (operation !== null) form.set(formField, JSON.stringify(operation));
    } else form.set(formField, JSON.stringify({ ...request.body, ...named }));
    form.set(PICTURE_FIELD, request.picture, 'picture.jpg');
    body = form;
  }
  const response = await fetch(origin + path, { method, headers, body });
  const [set] = response.headers.getSetCookie().map((each) => each.split(';', 1)[0]);
  return { status: response.status, body: await response.json(), cookie: set ?? cookie };
}

/** A browser that has asked for its classes, and so has a cookie. */
export async function visitor(origin: string): Promise<ApiClient> {
  const browser = new ApiClient(origin);
  await browser.myClassrooms();
  return browser;
}

const byRead = (browser: ApiClient, path: string) => async () =>
  (await fetch(browser.origin + path, { headers: { cookie: browser.cookie } })).json();

async function joined(testClass: TestClass, name: string): Promise<ApiClient> {
  const browser = new ApiClient(testClass.teacher.origin);
  expectOk(await browser.join({ code: testClass.code, name }));
  return browser;
}

async function namesIn({ teacher, id }: TestClass): Promise<string[]> {
  return expectOk(await teacher.rejoinCodes(id)).seats.map(({ name }) => name);
}

async function messagesIn({ teacher, id }: TestClass): Promise<unknown[]> {
  const { messages } = await byRead(teacher, classroomPath('messages', id))();
  return messages.filter(({ kind }: { kind: string }) => kind === 'posted');
}

async function posted(testClass: TestClass, browser: ApiClient, counter = 1): Promise<number> {
  const answer = await send(
    browser.origin,
    `POST ${ROUTE.messages}`,
    {
      path: classroomPath('messages', testClass.id),
      cookie: browser.cookie,
      body: { text: `message ${counter}` },
      made: async () => null,
      makes: null,
    },
    { page: 99, counter },
  );
  return Number(answer.body.number);
}

/** A request of the class's teacher. */
function ofTeacher(
  { teacher, id }: TestClass,
  route: Parameters<typeof classroomPath>[0],
  rest: Partial<UnsafeRequest> & Pick<UnsafeRequest, 'made' | 'makes'>,
): UnsafeRequest {
  return { path: classroomPath(route, id), cookie: teacher.cookie, ...rest };
}

const isTeacherBy = (testClass: TestClass, key: unknown) =>
  new ApiClient(testClass.teacher.origin).showTeacherKey(testClass.id, String(key)).then(({ ok }) => ok);

/** Joining goes by the code alone, or stands at the class's own door. */
function lookingAtClass(route: 'joinPreview' | 'joinPreviewAtDoor'): UnsafeRoute {
  return {
    route: `POST ${ROUTE[route]}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const browser = await visitor(origin);
      const made = async () => namesIn(testClass);
      const path = ROUTE[route].replace(':classroom', testClass.id);
      return { path, cookie: browser.cookie, body: { code: testClass.code }, made, makes: [] };
    },
  };
}

function joiningByName(route: 'join' | 'joinAtDoor'): UnsafeRoute {
  return {
    route: `POST ${ROUTE[route]}`,
    as: 'by a typed name',
    isOverRestart: true,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const browser = await visitor(origin);
      const made = async ({ cookie }: Answered) => [
        await namesIn(testClass),
        (await browser.withCookie(cookie).myClassrooms()).map(({ seat }) => seat?.name),
      ];
      const path = ROUTE[route].replace(':classroom', testClass.id);
      const body = { code: testClass.code, name: 'Mina' };
      return { path, cookie: browser.cookie, body, made, makes: [['Mina'], ['Mina']] };
    },
  };
}

const ENTERING: readonly UnsafeRoute[] = [
  {
    route: `POST ${ROUTE.classrooms}`,
    isOverRestart: true,
    async prepare(origin) {
      const browser = await visitor(origin);
      const made = async ({ body, cookie }: Answered) => [
        (await browser.withCookie(cookie).myClassrooms()).length,
        (await new ApiClient(origin).showTeacherKey(body.id as TestClass['id'], String(body.key))).ok,
      ];
      return { path: ROUTE.classrooms, cookie: browser.cookie, body: { title: 'Lions' }, made, makes: [1, true] };
    },
  },
  {
    route: `POST ${ROUTE.teacher}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const browser = await visitor(origin);
      const made = async ({ cookie }: Answered) =>
        (await browser.withCookie(cookie).myClassrooms()).map(({ role }) => role);
      const path = classroomPath('teacher', testClass.id);
      const body = { key: testClass.key, stay: 'keep' };
      return { path, cookie: browser.cookie, body, made, makes: ['teacher'] };
    },
  },
  {
    route: `POST ${ROUTE.leaveDevice}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const tablet = await visitor(origin);
      expectOk(await tablet.showTeacherKey(testClass.id, testClass.key));
      const made = () => tablet.myClassrooms();
      return { path: ROUTE.leaveDevice, cookie: tablet.cookie, body: { classrooms: [testClass.id] }, made, makes: [] };
    },
  },
  {
    route: `DELETE ${ROUTE.device}`,
    async prepare(origin) {
      const { id, key, teacher } = await openClass(origin);
      expectOk(await (await visitor(origin)).showTeacherKey(id, key));
      const other = expectOk(await teacher.devices(id)).devices.find(({ isThis }) => !isThis);
      const made = async () => expectOk(await teacher.devices(id)).devices.length;
      return { path: devicePath(id, other?.id ?? ''), cookie: teacher.cookie, made, makes: 1 };
    },
  },
  lookingAtClass('joinPreview'),
  joiningByName('join'),
  lookingAtClass('joinPreviewAtDoor'),
  joiningByName('joinAtDoor'),
  {
    route: `POST ${ROUTE.join}`,
    as: 'by a tapped number',
    isOverRestart: true,
    async prepare(origin) {
      const testClass = await openClass(origin, {}, { naming: 'numbers', capacity: 9 });
      const browser = await visitor(origin);
      const made = async ({ cookie }: Answered) => [
        (await namesIn(testClass)).length,
        (await browser.withCookie(cookie).myClassrooms()).length,
      ];
      const body = { code: testClass.code, choice: 7 };
      return { path: ROUTE.join, cookie: browser.cookie, body, made, makes: [1, 1] };
    },
  },
  {
    route: `POST ${ROUTE.leave}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const mina = await joined(testClass, 'Mina');
      const made = async () => [await mina.myClassrooms(), await namesIn(testClass)];
      const [path, body] = [classroomPath('leave', testClass.id), { person: await mina.personIn(testClass.id) }];
      return { path, cookie: mina.cookie, body, made, makes: [[], ['Mina']] };
    },
  },
];

const PICTURES: readonly UnsafeRoute[] = [
  {
    route: `POST ${ROUTE.pictures}`,
    isOverRestart: true,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const { teacher, id } = testClass;
      const made = async () => expectOk(await teacher.pictures(id)).pictures.length;
      return ofTeacher(testClass, 'pictures', { picture: await samplePicture(), made, makes: 2 });
    },
  },
  {
    route: `POST ${ROUTE.sample}`,
    isOverRestart: true,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const { teacher, id } = testClass;
      const body = { sample: 'clock', crop: { x: 0, y: 0, width: 5_000, height: 5_000 } };
      const made = async () => expectOk(await teacher.pictures(id)).pictures.length;
      return ofTeacher(testClass, 'sample', { body, made, makes: 2 });
    },
  },
  {
    route: `POST ${ROUTE.activities}`,
    isOverRestart: true,
    async prepare(origin) {
      const testClass = await openClass(origin);
      await joined(testClass, 'Mina');
      const body = { picture: testClass.picture, cuts: [{ columns: 2, rows: 2 }] };
      const made = async () => {
        const exported = await testClass.teacher.exportSeat(testClass.id, 1);
        return 'boards' in exported && exported.boards.length;
      };
      return ofTeacher(testClass, 'activities', { body, made, makes: 2 });
    },
  },
  {
    route: `POST ${ROUTE.continuations}`,
    isOverRestart: true,
    async prepare(origin) {
      const testClass = await openClass(origin, { mode: 'each' });
      const mina = new Player(await joined(testClass, 'Mina'), testClass.id);
      const { number } = await mina.enter();
      mina.close();
      const made = async () => {
        const exported = await testClass.teacher.exportSeat(testClass.id, 1);
        return 'boards' in exported && exported.boards.length;
      };
      return ofTeacher(testClass, 'continuations', {
        body: { board: number, frame: 1, to: 'activity' },
        made,
        makes: 2,
      });
    },
  },
];

const CHAT: readonly UnsafeRoute[] = [
  {
    route: `POST ${ROUTE.messages}`,
    as: 'a text',
    isOverRestart: true,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const made = async () => (await messagesIn(testClass)).length;
      return ofTeacher(testClass, 'messages', { body: { text: 'Hello' }, made, makes: 1 });
    },
  },
  {
    route: `POST ${ROUTE.messages}`,
    as: 'a picture',
    isOverRestart: true,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const made = async () => (await messagesIn(testClass)).length;
      const picture = await samplePicture();
      return ofTeacher(testClass, 'messages', {
        body: { text: '' },
        formField: MESSAGE_FIELD,
        picture,
        made,
        makes: 1,
      });
    },
  },
  {
    route: `DELETE ${ROUTE.messages}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      await posted(testClass, testClass.teacher);
      return ofTeacher(testClass, 'messages', { made: () => messagesIn(testClass), makes: [] });
    },
  },
  {
    route: `DELETE ${ROUTE.message}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const path = messagePath('message', testClass.id, await posted(testClass, testClass.teacher));
      const made = async () => (await messagesIn(testClass)).length;
      return { path, cookie: testClass.teacher.cookie, made, makes: 0 };
    },
  },
  {
    route: `POST ${ROUTE.messageReport}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const path = messagePath('messageReport', testClass.id, await posted(testClass, testClass.teacher));
      const made = async () => (await messagesIn(testClass)).length;
      return { path, cookie: (await joined(testClass, 'Mina')).cookie, body: {}, made, makes: 1 };
    },
  },
  {
    route: `POST ${ROUTE.messageApproval}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const mina = await joined(testClass, 'Mina');
      const path = classroomPath('messages', testClass.id);
      const picture = await samplePicture();
      const settings = ofTeacher(testClass, 'chat', {
        body: { voice: 'all', pictures: 'approval' },
        made: async () => 0,
        makes: 0,
      });
      await send(origin, `PATCH ${ROUTE.chat}`, settings, null);
      const waiting = { ...settings, path, cookie: mina.cookie, body: { text: '' }, formField: MESSAGE_FIELD, picture };
      const { body } = await send(origin, `POST ${ROUTE.messages}`, waiting, { page: 98, counter: 1 });
      const made = async () => (await messagesIn(testClass)).length;
      const approval = messagePath('messageApproval', testClass.id, Number(body.number));
      return { path: approval, cookie: testClass.teacher.cookie, body: {}, made, makes: 1 };
    },
  },
  {
    route: `PATCH ${ROUTE.chat}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      return ofTeacher(testClass, 'chat', { body: { voice: 'teacher' }, made: async () => null, makes: null });
    },
  },
];

const LESSON: readonly UnsafeRoute[] = [
  {
    route: `POST ${ROUTE.cards}`,
    async prepare(origin) {
      const testClass = await openClass(origin, {}, { naming: 'numbers', capacity: 3 });
      const { teacher, id } = testClass;
      const made = async ({ body }: Answered) =>
        JSON.stringify(expectOk(await teacher.cards(id)).cards) === JSON.stringify(body.cards);
      return ofTeacher(testClass, 'cards', { body: {}, made, makes: true });
    },
  },
  {
    route: `POST ${ROUTE.lesson}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const made = async () => {
        const late = await new ApiClient(origin).join({ code: testClass.code, name: 'Late' });
        return late.ok || late.code;
      };
      return ofTeacher(testClass, 'lesson', { body: { finished: true }, made, makes: 'finished' });
    },
  },
  {
    route: `POST ${ROUTE.teacherKey}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const made = async ({ body }: Answered) => isTeacherBy(testClass, body.key);
      return ofTeacher(testClass, 'teacherKey', { body: {}, made, makes: true });
    },
  },
  {
    route: `POST ${ROUTE.coTeacherKey}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const made = async ({ body }: Answered) => isTeacherBy(testClass, body.key);
      return ofTeacher(testClass, 'coTeacherKey', { body: {}, made, makes: true });
    },
  },
  {
    route: `DELETE ${ROUTE.coTeacherKey}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      const { key } = expectOk(await testClass.teacher.makeCoTeacherKey(testClass.id));
      return ofTeacher(testClass, 'coTeacherKey', { made: () => isTeacherBy(testClass, key), makes: false });
    },
  },
  {
    route: `DELETE ${ROUTE.seat}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      await joined(testClass, 'Mina');
      const made = () => namesIn(testClass);
      return { path: seatPath(testClass.id, 1), cookie: testClass.teacher.cookie, made, makes: [] };
    },
  },
  {
    route: `DELETE ${ROUTE.classroom}`,
    async prepare(origin) {
      const testClass = await openClass(origin);
      return ofTeacher(testClass, 'classroom', { made: () => testClass.teacher.myClassrooms(), makes: [] });
    },
  },
];

export const UNSAFE_ROUTES: readonly UnsafeRoute[] = [...ENTERING, ...PICTURES, ...CHAT, ...LESSON];
