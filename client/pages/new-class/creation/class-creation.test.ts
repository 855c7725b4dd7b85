import { expect, test } from 'vitest';
import type { Reply } from '#client/net/http/request.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import type { OpenedClassroom, StoredPicture } from '#shared/protocol/http/responses.ts';
import { ClassCreation, type CreationApi, type CreationRequest, type CreationStep } from './class-creation.ts';

const FILE = new File(['picture'], 'lion.jpg');
const REQUEST: CreationRequest = {
  source: FILE,
  crop: null,
  pace: 'still',
  cards: [],
  classroom: { title: '3B' },
  activity: { cuts: [{ columns: 8, rows: 6 }] },
  teacherKey: null,
};
const PICTURE: StoredPicture = { id: 'picture' as PictureId, width: 4, height: 3, animated: false, pace: 'still' };

/** A server that records its requests in order. It answers uploads with `uploads`, one after the other. */
function server(uploads: (Reply<StoredPicture> | null)[], redrawn: File | null = null) {
  const calls: string[] = [];
  let classes = 0;
  const answers: CreationApi = {
    async openClassroom({ title }) {
      classes += 1;
      calls.push(`open ${title}`);
      const opened: OpenedClassroom = { id: `class${classes}` as ClassroomId, code: '402719', key: 'secret' };
      return { ok: true, ...opened };
    },
    async redrawPicture() {
      return redrawn;
    },
    async uploadPicture(classroom, file, { crop, pace, onProgress }) {
      const what = `${file === redrawn ? 'upload redrawn' : 'upload'}${pace === 'still' ? '' : ` ${pace}`}`;
      calls.push(`${what}${crop === null ? '' : ` from ${crop.x}`} to ${classroom}`);
      onProgress(0.5);
      const answer = uploads.shift();
      return answer === undefined ? { ok: true, ...PICTURE } : answer;
    },
    async addSamplePicture(classroom, sample, _crop, pace) {
      calls.push(`sample ${sample}${pace === 'still' ? '' : ` ${pace}`} to ${classroom}`);
      return { ok: true, ...PICTURE };
    },
    async startActivity(classroom, { picture }) {
      calls.push(`start ${picture} in ${classroom}`);
      return { ok: true };
    },
  };
  return { calls, answers };
}

const notAborted = new AbortController().signal;

test('opens a class, sends its picture and starts the activity', async () => {
  const { calls, answers } = server([]);
  const progress: CreationStep[] = [];
  const outcome = await new ClassCreation(answers).run(REQUEST, (each) => progress.push(each), notAborted);
  expect(outcome).toMatchObject({ ok: true, classroom: { id: 'class1', key: 'secret' } });
  expect(calls).toEqual(['open 3B', 'upload to class1', 'start picture in class1']);
  expect(progress).toEqual([
    { at: 'opening' },
    { at: 'uploading', share: 0 },
    { at: 'uploading', share: 0.5 },
    { at: 'cutting' },
  ]);
});

test('continues a second attempt where the first one ended', async () => {
  const { calls, answers } = server([{ ok: false, code: 'offline' }]);
  const creation = new ClassCreation(answers);
  expect(await creation.run(REQUEST, () => undefined, notAborted)).toEqual({ ok: false, why: 'offline' });
  expect(await creation.run(REQUEST, () => undefined, notAborted)).toMatchObject({ ok: true });
  expect(calls).toEqual(['open 3B', 'upload to class1', 'upload to class1', 'start picture in class1']);
});

test.each(['not-a-picture', 'picture-broken', 'picture-heic', 'picture-too-many-pixels'] as const)(
  'sends what the page draws, with the same crop, when the server refuses the file as %s',
  async (code) => {
    const { calls, answers } = server([{ ok: false, code }], new File(['drawn'], 'picture.jpg'));
    const crop = { x: 1, y: 2, width: 5_000, height: 5_000 };
    const outcome = await new ClassCreation(answers).run({ ...REQUEST, crop }, () => undefined, notAborted);
    expect(outcome).toMatchObject({ ok: true });
    expect(calls.slice(1, 3)).toEqual(['upload from 1 to class1', 'upload redrawn from 1 to class1']);
  },
);

test('says why the server refused a file that the page cannot draw, either', async () => {
  const { calls, answers } = server([{ ok: false, code: 'picture-broken' }]);
  const outcome = await new ClassCreation(answers).run(REQUEST, () => undefined, notAborted);
  expect(outcome).toEqual({ ok: false, why: 'picture-broken' });
  expect(calls).toEqual(['open 3B', 'upload to class1']);
});

test('passes on whose pictures on cards the server refuses', async () => {
  const { answers } = server([{ ok: false, code: 'picture-flashes', cards: [1, 4] }]);
  const moving = { ...REQUEST, pace: 'moving' } as const;
  const outcome = await new ClassCreation(answers).run(moving, () => undefined, notAborted);
  expect(outcome).toEqual({ ok: false, why: 'picture-flashes', cards: [1, 4] });
});

test('opens another class for another title, and sends another picture to the same class', async () => {
  const { calls, answers } = server([{ ok: false, code: 'picture-broken' }]);
  const creation = new ClassCreation(answers);
  await creation.run(REQUEST, () => undefined, notAborted);
  await creation.run({ ...REQUEST, source: new File(['other'], 'other.jpg') }, () => undefined, notAborted);
  await creation.run({ ...REQUEST, classroom: { title: '3C' } }, () => undefined, notAborted);
  expect(calls.filter((each) => !each.startsWith('start'))).toEqual([
    'open 3B',
    'upload to class1',
    'upload to class1',
    'open 3C',
    'upload to class2',
  ]);
});

test('sends a picture again only for another crop', async () => {
  const { calls, answers } = server([]);
  let startCalls = 0;
  const creation = new ClassCreation({
    ...answers,
    async startActivity(classroom, request) {
      startCalls += 1;
      return startCalls < 3 ? { ok: false, code: 'offline' } : answers.startActivity(classroom, request);
    },
  });
  const cropped = { ...REQUEST, crop: { x: 500, y: 0, width: 5_000, height: 5_000 } };
  await creation.run(cropped, () => undefined, notAborted);
  await creation.run({ ...cropped, crop: { ...cropped.crop } }, () => undefined, notAborted);
  expect(
    await creation.run({ ...cropped, crop: { ...cropped.crop, x: 0 } }, () => undefined, notAborted),
  ).toMatchObject({
    ok: true,
  });
  expect(calls).toEqual(['open 3B', 'upload from 500 to class1', 'upload from 0 to class1', 'start picture in class1']);
});

test('ends at a cancel before the activity starts', async () => {
  const { calls, answers } = server([null]);
  expect(await new ClassCreation(answers).run(REQUEST, () => undefined, notAborted)).toEqual({
    ok: false,
    why: 'cancelled',
  });
  expect(calls).toEqual(['open 3B', 'upload to class1']);
});

test('sends a picture that the class already has only for a crop or another pace', async () => {
  const { calls, answers } = server([]);
  const source = { id: 'earlier' as PictureId, file: FILE, pace: 'moving', description: '' } as const;
  const crop = { x: 500, y: 0, width: 5_000, height: 5_000 };
  const creation = new ClassCreation(answers);
  for (const changes of [{ pace: 'moving' }, { pace: 'moving', crop }, { pace: 'still' }] as const)
    expect(await creation.run({ ...REQUEST, source, ...changes }, () => undefined, notAborted)).toMatchObject({
      ok: true,
    });
  expect(calls).toEqual([
    'open 3B',
    'start earlier in class1',
    'upload moving from 500 to class1',
    'start picture in class1',
    'upload to class1',
    'start picture in class1',
  ]);
});

test('sends no still in place of a picture that is to move: the refusal says what is wrong', async () => {
  const { calls, answers } = server([{ ok: false, code: 'picture-broken' }], new File(['drawn'], 'picture.jpg'));
  const creation = new ClassCreation(answers);
  const moving = { ...REQUEST, pace: 'moving' } as const;
  expect(await creation.run(moving, () => undefined, notAborted)).toEqual({ ok: false, why: 'picture-broken' });
  expect(await creation.run(REQUEST, () => undefined, notAborted)).toMatchObject({ ok: true });
  expect(calls).toEqual(['open 3B', 'upload moving to class1', 'upload to class1', 'start picture in class1']);
});

test('asks the server for a sample instead of sending it', async () => {
  const { calls, answers } = server([]);
  expect(
    await new ClassCreation(answers).run({ ...REQUEST, source: 'clock' }, () => undefined, notAborted),
  ).toMatchObject({
    ok: true,
  });
  expect(calls).toEqual(['open 3B', 'sample clock to class1', 'start picture in class1']);
});

test('asks for a sample that moves at the pace that was chosen', async () => {
  const { calls, answers } = server([]);
  const request = { ...REQUEST, source: 'solar', pace: 'slow' } as const;
  expect(await new ClassCreation(answers).run(request, () => undefined, notAborted)).toMatchObject({ ok: true });
  expect(calls).toEqual(['open 3B', 'sample solar slow to class1', 'start picture in class1']);
});
