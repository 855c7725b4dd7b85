import { expect, test } from 'vitest';
import type { ClassroomId, PictureId } from '../../../shared/ids.ts';
import type { OpenedClassroom, StoredPicture } from '../../../shared/protocol/answers.ts';
import type { Reply } from '../../net/api.ts';
import { type Asked, Opening, type Progress, type Wish } from './opening.ts';

const FILE = new File(['picture'], 'lion.jpg');
const WISH: Wish = {
  source: FILE,
  crop: null,
  classroom: { title: '3B' },
  activity: { cuts: [{ columns: 8, rows: 6 }] },
  teacherKey: null,
};
const PICTURE: StoredPicture = { id: 'picture' as PictureId, width: 4, height: 3, animated: false };

/** A server that writes down what it was asked, in order; `uploads` are its answers to uploads, one after the other. */
function server(uploads: (Reply<StoredPicture> | null)[]) {
  const asked: string[] = [];
  let classes = 0;
  const answers: Asked = {
    async openClassroom({ title }) {
      classes += 1;
      asked.push(`open ${title}`);
      const opened: OpenedClassroom = { id: `class${classes}` as ClassroomId, code: '402719', key: 'secret' };
      return { ok: true, ...opened };
    },
    async uploadPicture(classroom, _file, { crop, onProgress }) {
      asked.push(`upload${crop === null ? '' : ` from ${crop.x}`} to ${classroom}`);
      onProgress(0.5);
      const answer = uploads.shift();
      return answer === undefined ? { ok: true, ...PICTURE } : answer;
    },
    async takeSample(classroom, sample) {
      asked.push(`sample ${sample} to ${classroom}`);
      return { ok: true, ...PICTURE };
    },
    async startActivity(classroom, { picture }) {
      asked.push(`start ${picture} in ${classroom}`);
      return { ok: true };
    },
  };
  return { asked, answers };
}

const still = new AbortController().signal;

test('a class is opened, its picture sent, its cut set', async () => {
  const { asked, answers } = server([]);
  const progress: Progress[] = [];
  const outcome = await new Opening(answers).run(WISH, (each) => progress.push(each), still);
  expect(outcome).toMatchObject({ ok: true, classroom: { id: 'class1', key: 'secret' } });
  expect(asked).toEqual(['open 3B', 'upload to class1', 'start picture in class1']);
  expect(progress).toEqual([
    { at: 'opening' },
    { at: 'uploading', share: 0 },
    { at: 'uploading', share: 0.5 },
    { at: 'cutting' },
  ]);
});

test('a second try goes on where the first one ended', async () => {
  const { asked, answers } = server([{ ok: false, code: 'offline' }]);
  const opening = new Opening(answers);
  expect(await opening.run(WISH, () => undefined, still)).toEqual({ ok: false, why: 'offline' });
  expect(await opening.run(WISH, () => undefined, still)).toMatchObject({ ok: true });
  expect(asked).toEqual(['open 3B', 'upload to class1', 'upload to class1', 'start picture in class1']);
});

test('another title is another class, another picture is sent to the same one', async () => {
  const { asked, answers } = server([{ ok: false, code: 'picture-broken' }]);
  const opening = new Opening(answers);
  await opening.run(WISH, () => undefined, still);
  await opening.run({ ...WISH, source: new File(['other'], 'other.jpg') }, () => undefined, still);
  await opening.run({ ...WISH, classroom: { title: '3C' } }, () => undefined, still);
  expect(asked.filter((each) => !each.startsWith('start'))).toEqual([
    'open 3B',
    'upload to class1',
    'upload to class1',
    'open 3C',
    'upload to class2',
  ]);
});

test('what was sent is not sent again, unless another part of it is wanted', async () => {
  const { asked, answers } = server([]);
  let starts = 0;
  const opening = new Opening({
    ...answers,
    async startActivity(classroom, wanted) {
      starts += 1;
      return starts < 3 ? { ok: false, code: 'offline' } : answers.startActivity(classroom, wanted);
    },
  });
  const cropped = { ...WISH, crop: { x: 500, y: 0, width: 5_000, height: 5_000 } };
  await opening.run(cropped, () => undefined, still);
  await opening.run({ ...cropped, crop: { ...cropped.crop } }, () => undefined, still);
  expect(await opening.run({ ...cropped, crop: { ...cropped.crop, x: 0 } }, () => undefined, still)).toMatchObject({
    ok: true,
  });
  expect(asked).toEqual(['open 3B', 'upload from 500 to class1', 'upload from 0 to class1', 'start picture in class1']);
});

test('a cancel ends it before the cut is set', async () => {
  const { asked, answers } = server([null]);
  expect(await new Opening(answers).run(WISH, () => undefined, still)).toEqual({ ok: false, why: 'cancelled' });
  expect(asked).toEqual(['open 3B', 'upload to class1']);
});

test('a picture that the class has is not sent again, unless a part of it is wanted', async () => {
  const { asked, answers } = server([]);
  const source = { kept: 'earlier' as PictureId, file: FILE, description: '' };
  const crop = { x: 500, y: 0, width: 5_000, height: 5_000 };
  const opening = new Opening(answers);
  expect(await opening.run({ ...WISH, source }, () => undefined, still)).toMatchObject({ ok: true });
  expect(await opening.run({ ...WISH, source, crop }, () => undefined, still)).toMatchObject({ ok: true });
  expect(asked).toEqual(['open 3B', 'start earlier in class1', 'upload from 500 to class1', 'start picture in class1']);
});

test('a sample is not sent but asked for', async () => {
  const { asked, answers } = server([]);
  expect(await new Opening(answers).run({ ...WISH, source: 'clock' }, () => undefined, still)).toMatchObject({
    ok: true,
  });
  expect(asked).toEqual(['open 3B', 'sample clock to class1', 'start picture in class1']);
});
