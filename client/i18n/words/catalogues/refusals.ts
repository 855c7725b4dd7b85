/** Why a move or a message was refused: sentences that nobody needs before the first press on a student's page. */
import { withParticle } from '#client/i18n/particles.ts';
import type { ClassErrorSentences } from '#client/i18n/words/error-sentences.ts';
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  notices: {
    isMoving: (name: string) => `${name} 친구가 옮기고 있어요.`,
    hasMoved: (name: string) => `그사이에 ${withParticle(name, '이/가')} 옮겼어요.`,
    movesTooLate: '다른 퍼즐에서 마지막에 옮긴 것은 저장하지 못했어요. 이제 내 퍼즐이 아니에요.',
    teacherIsMoving: '선생님이 옮기고 있어요.',
  },
  errors: {
    'link-replaced': '이 링크는 이제 쓸 수 없어요. 새 링크를 가진 선생님께 여쭤보세요.',
    'was-here': '이 이름의 자리가 벌써 있어요. 내 자리인지 알려 주세요.',
    held: '다른 친구가 옮기고 있어요. 다른 것을 골라 보세요.',
    touched: '그사이에 다른 친구가 옮겼어요.',
    'teacher-only': '선생님만 할 수 있어요.',
    'no-board': '볼 수 없는 퍼즐이에요. 내 퍼즐로 돌아가 주세요.',
    'bad-frame': '잘 전해지지 않았어요. 페이지를 새로 고쳐 주세요.',
    waiting: '선생님이 곧 들여보내 줄 거예요. 조금만 기다려 주세요.',
    'unknown-piece': '이 퍼즐에 없는 조각이에요.',
    'off-plane': '책상 밖에는 놓을 수 없어요.',
    placed: '이미 제자리에 있어요.',
    'no-turns': '이 퍼즐은 조각을 돌리지 않아도 돼요.',
    'no-hints': '이 퍼즐은 힌트 없이 맞춰요.',
    'no-check': '이 퍼즐에서는 정답을 확인할 수 없어요.',
    unsolved: '아직 다 맞추지 않은 퍼즐이에요. 조금만 더 해 봐요.',
    'no-larger': '이 그림은 더 많은 조각으로 나눌 수 없어요.',
    'chat-off': '선생님이 채팅을 껐어요.',
    'chat-teacher-only': '지금은 선생님만 모두에게 쓸 수 있어요.',
    muted: '지금은 채팅을 쓸 수 없어요. 선생님께 말씀드리세요.',
    'slow-mode': '천천히 보내요. 조금만 기다렸다가 보내 주세요.',
    'no-chat-pictures': '이 채팅에는 학생이 그림을 보낼 수 없어요.',
    'bad-message': '비어 있거나 너무 길거나 보일 수 없는 글자가 있어요. 고쳐서 보내 주세요.',
    'bad-words': '여기서 쓰지 않는 말이 들어 있어요. 다르게 말해 보세요.',
    'no-message': '이제 없는 메시지예요.',
    'disk-full': '서버에 남은 공간이 없어 저장하지 못했어요. 선생님께 말씀드리세요.',
  } satisfies Partial<ClassErrorSentences>,
};

const en: typeof ko = {
  notices: {
    isMoving: (name) => `${name} is moving it.`,
    hasMoved: (name) => `${name} has just moved it.`,
    movesTooLate: 'Your last moves on another puzzle could not be saved, because it is not yours any more.',
    teacherIsMoving: 'Your teacher is moving it.',
  },
  errors: {
    'link-replaced': 'This link does not work any more. Ask the teacher who has the new one.',
    'was-here': 'There is a place with this name already. Say whether it is yours.',
    held: 'Somebody is moving this piece. Try another one.',
    touched: 'Somebody else has just moved this piece.',
    'teacher-only': 'Only the teacher can do that.',
    'no-board': 'You cannot see this puzzle. Go back to your own.',
    'bad-frame': 'That did not work. Reload this page.',
    waiting: 'Your teacher will let you in soon. Wait a little.',
    'unknown-piece': 'There is no such piece in this puzzle.',
    'off-plane': 'Pieces stay on the table.',
    placed: 'That piece is already in its place.',
    'no-turns': 'Pieces do not turn in this puzzle.',
    'no-hints': 'There are no hints in this puzzle.',
    'no-check': 'Answers are not checked in this puzzle.',
    unsolved: 'This puzzle is not finished yet. Place the last pieces.',
    'no-larger': 'This picture cannot have more pieces.',
    'chat-off': 'Your teacher has turned off the chat.',
    'chat-teacher-only': 'Right now only your teacher can write to everybody.',
    muted: 'You cannot write right now. Talk to your teacher.',
    'slow-mode': 'Slow down a little. Wait a moment, then send it.',
    'no-chat-pictures': 'Students cannot send pictures in this chat.',
    'bad-message': 'It is empty, too long, or has characters that cannot be shown. Change it a little.',
    'bad-words': 'It has a word that we do not use here. Say it another way.',
    'no-message': 'This message is gone.',
    'disk-full': 'The server has no space left, so this was not kept. Tell your teacher.',
  },
};

export const refusalsCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
