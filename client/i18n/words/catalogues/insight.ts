/** Words about how an activity was played, in each language. */
import { particleAfter, withParticle } from '#client/i18n/particles.ts';
import { enCount, enNoun, koCount, koNoun, koSize } from '#client/i18n/piece-nouns.ts';
import type { PerLanguage } from '#shared/languages.ts';
import type { PieceNoun } from '#shared/puzzle/kinds/registry.ts';

/** "12개", "12장" */
const koNumber = (count: number, noun: PieceNoun) => `${count}${noun === 'card' ? '장' : '개'}`;

/** "조각이에요", "12장이에요": after a noun or its number. */
const koIs = (words: string) => `${words}${particleAfter(words, '이/가') === '이' ? '이에요' : '예요'}`;

const ko = {
  insight: {
    loading: '기록을 모으고 있어요',
    countedAt: (clock: string) => `${clock}까지의 기록이에요. 순위는 매기지 않아요.`,
    countAgain: '다시 계산하기',
    nothing: (noun: PieceNoun) =>
      `아직 움직인 ${withParticle(koNoun(noun), '이/가')} 없어요. 학생이 ${withParticle(koNoun(noun), '을/를')} 옮기면 여기에 나타나요.`,
    broken: (names: string) => `${names}: 기록 일부를 읽지 못해서 그 전까지만 셌어요.`,
    /** What opens below a chart. */
    more: (hasTable: boolean): string => (hasTable ? '표, 계산 방법, 내려받기' : '계산 방법, 내려받기'),
    tableOf: (title: string) => `${title}: 표`,
    download: (table: string) => `${table} 내려받기 (CSV)`,
    csv: '내려받기',
    minutes: (minutes: string) => `${minutes}분`,
    seconds: (seconds: number) => `${seconds}초`,
    time: (minutes: number, seconds: number) => (minutes === 0 ? `${seconds}초` : `${minutes}분 ${seconds}초`),
    notYet: '아직',
    somebody: '누군가',
    teacher: '선생님',
    everybody: '다 함께',
    puzzle: '퍼즐',
    boardNumber: (board: number) => `퍼즐 ${board}`,

    first: {
      tooShort: '아직 기록이 1분도 안 돼서 요약할 것이 없어요.',
      reached: (boards: number, percent: number) =>
        `맞추기 시작한 퍼즐 ${boards}개를 모두 합치면 ${percent}%까지 왔어요.`,
      solvedAndReached: (solved: number, boards: number, percent: number) =>
        `맞추기 시작한 퍼즐 ${boards}개 중 ${solved}개를 완성했고, 모두 합치면 ${percent}%까지 왔어요.`,
      allSolved: (boards: number) => `맞추기 시작한 퍼즐 ${boards}개를 모두 완성했어요.`,
      oneReached: (percent: number) => `퍼즐은 ${percent}%까지 왔어요.`,
      oneSolved: '퍼즐을 완성했어요.',
      noneHard: (noun: PieceNoun) => `어려웠던 ${withParticle(koNoun(noun), '은/는')} 없었어요.`,
      hard: (hard: number, noun: PieceNoun) =>
        `어려웠던 ${withParticle(koNoun(noun), '은/는')} ${koIs(koNumber(hard, noun))}.`,
      oneHard: (piece: string, where: string, noun: PieceNoun) =>
        `${piece}${particleAfter(koNoun(noun), '이/가')} 어려웠어요${where}.`,
      hardest: (hard: number, piece: string, where: string, noun: PieceNoun) =>
        `어려웠던 ${koCount(hard, noun)} 중 ${piece}${particleAfter(koNoun(noun), '이/가')} 가장 어려웠어요${where}.`,
      hardOn: (hard: number, boards: number) => `(퍼즐 ${boards}개 중 ${hard}개)`,
      noWaits: '오래 멈춘 퍼즐은 없었어요.',
      together: (times: number) => `따로 멈춘 퍼즐은 없고, 대부분 함께 멈춘 때가 ${times}번 있었어요.`,
      alone: (boards: number) => `퍼즐 ${boards}개가 따로 멈춰 있었어요.`,
      oneAlone: (names: string, time: string) => `${names}의 퍼즐만 따로 멈춰 있었어요(가장 길게 ${time}).`,
      longest: (boards: number, names: string, time: string) =>
        `퍼즐 ${boards}개가 따로 멈춰 있었고, 가장 오래 멈춘 것은 ${names}의 퍼즐이에요(${time}).`,
      oneNoWaits: '퍼즐이 오래 멈춘 때는 없었어요.',
      oneWaited: (times: number) => `퍼즐이 ${times}번 멈춰 있었어요.`,
      oneLongest: (times: number, time: string) => `퍼즐이 ${times}번 멈춰 있었어요(가장 길게 ${time}).`,
      andMore: (names: string, more: number) => `${names} 외 ${more}명`,
    },
    short: {
      none: '없음',
      solved: (solved: number, boards: number) => `퍼즐 ${boards}개 중 ${solved}개 완성`,
      hints: (hints: number) => `힌트 ${hints}번`,
      alone: (boards: number) => `따로 멈춘 퍼즐 ${boards}개`,
      together: (times: number) => `대부분 함께 ${times}번`,
      waits: (times: number) => `${times}번`,
      pieces: koNumber,
      pairs: (pairs: number) => `${pairs}쌍`,
      people: (boards: number) => `퍼즐 ${boards}개`,
    },

    progress: '얼마나 맞췄을까요?',
    progressRule: (noun: PieceNoun) =>
      `굵은 선은 모든 퍼즐을 합친 것이고, 가는 선은 퍼즐 하나예요. ${noun === 'card' ? '카드가 자리를 잡을' : '조각을 맞출'} 때마다 올라가요. 10분 넘게 아무도 ${withParticle(koNoun(noun), '을/를')} 옮기지 않은 시간은 빼고 점선으로 표시해요.`,
    progressPicture: (boards: number, minutes: string, percent: number) =>
      `퍼즐 ${boards}개를 ${minutes}분 동안 한 과정이에요. 지금은 전체의 ${percent}%까지 왔어요.`,
    restarted: (boards: number) => `퍼즐 ${boards}개는 다시 시작해서, 그때부터의 기록만 보여요.`,
    restart: '퍼즐을 다시 시작한 때',
    highlight: '강조할 퍼즐',
    none: '없음',
    theClass: '모두',
    oneBoard: '퍼즐 하나',
    pause: '선생님이 멈춘 때',
    wait: '대부분 멈춰 있던 때',
    hint: '힌트',
    shown: '선생님이 보여 준 자리',
    lessonBreak: '쉬는 시간',
    name: '이름',
    done: '진행 정도',
    reached: (percent: number) => `${percent}%까지`,
    waited: '멈춘 시간',
    hints: '힌트',
    places: '선생님이 보여 준 자리',

    waits: '언제 멈췄을까요?',
    waitsRule: (noun: PieceNoun) =>
      `30초 넘게(10분까지) 옮긴 ${koNoun(noun)}도 들고 있는 ${koNoun(noun)}도 없으면 멈춘 것으로 봐요. 맞추던 퍼즐의 절반 넘게 같이 멈추면 대부분 멈춰 있던 때로 세요. 선생님이 멈춘 시간은 세지 않아요.`,
    waitsPicture: (together: number, alone: number) => `대부분 멈춰 있던 때 ${together}번, 따로 멈춘 때 ${alone}번`,
    noWaits: '멈춘 때가 없어요.',
    when: '언제',
    howLong: '얼마나',
    who: '누가',
    withClass: (boards: number, of: number) => `대부분 함께 (맞추던 퍼즐 ${of}개 중 ${boards}개)`,
    bySelf: '따로',
    together: '대부분 함께',

    pieces: (noun: PieceNoun) => `어떤 ${withParticle(koNoun(noun), '이/가')} 어려웠을까요?`,
    piecesRule: (noun: PieceNoun) =>
      [
        noun === 'card'
          ? '시도는 카드를 자리에 놓았지만 맞지 않은 횟수예요. 시간은 카드를 들고 있던 시간이에요.'
          : '시도는 낱개 조각을 다른 조각 옆이나 퍼즐판에 놓았지만 맞지 않은 횟수예요. 시간은 낱개 조각을 들고 있던 시간이에요.',
        `한 퍼즐에서 3번 이상 시도했거나 1분 이상 들고 있었으면 그 퍼즐에서 어려웠던 ${koIs(koNoun(noun))}.`,
        `맞춰 본 퍼즐 가운데 절반 넘는 곳에서 어려웠으면 대부분이, 아니면 몇 명이 어려워한 ${koIs(koNoun(noun))}.`,
      ].join(' '),
    piecesPicture: (hard: number, noun: PieceNoun) =>
      `색이 진할수록 오래 걸린 ${koIs(koNoun(noun))}. 어려웠던 ${withParticle(koNoun(noun), '은/는')} ${koIs(koNumber(hard, noun))}.`,
    show: '무엇을 볼까요?',
    tries: '시도',
    scale: '색이 진할수록 많아요',
    inHand: '들고 있던 시간',
    cut: (noun: PieceNoun) => `${koNoun(noun)} 수`,
    pieceCount: koSize,
    noPieces: (noun: PieceNoun) => `오래 걸린 ${withParticle(koNoun(noun), '이/가')} 없어요.`,
    hardPieces: (noun: PieceNoun) => `어려웠던 ${koNoun(noun)}`,
    hardFor: {
      most: (hard: number, boards: number) => `대부분 어려워했어요 (퍼즐 ${boards}개 중 ${hard}개)`,
      some: (hard: number, boards: number) => `몇 명이 어려워했어요 (퍼즐 ${boards}개 중 ${hard}개)`,
    },
    place: {
      top: ['왼쪽 위', '가운데 위', '오른쪽 위'],
      middle: ['왼쪽', '가운데', '오른쪽'],
      bottom: ['왼쪽 아래', '가운데 아래', '오른쪽 아래'],
    },
    piece: koNoun,
    pieceAt: (number: number, place: string, noun: PieceNoun) => `${number}번 ${koNoun(noun)}(${place})`,
    triesOf: (tries: number) => `시도 ${tries}번`,
    showTo: (boards: number) => `아직 못 맞춘 퍼즐 ${boards}개에 자리 보여 주기`,
    shownOn: (boards: number) => `퍼즐 ${boards}개에 보여 주고 있어요.`,
    allHaveIt: '모두 맞췄어요.',
    triedOn: '맞춰 본 퍼즐',
    hardOn: '어려웠던 퍼즐',

    pairs: '어떤 조각끼리 헷갈렸을까요?',
    pairsRule: '낱개 조각을 내려놓았을 때, 옆에 와야 할 조각 대신 다른 조각이 놓여 있으면 한 번으로 세요.',
    noPairs: '서로 헷갈린 조각이 없어요.',
    pair: '두 조각',
    times: (times: number) => `${times}번`,
    timesHead: '횟수',
    onBoards: '퍼즐 수',
    morePairs: (count: number) => `${count}쌍이 더 있어요. CSV 파일에서 모두 볼 수 있어요.`,

    people: '함께 맞춘 퍼즐에서 저마다 한 일',
    peopleRule: (noun: PieceNoun) =>
      `번호 순서예요. ${noun === 'card' ? '옮긴 횟수는 카드를 내려놓은 횟수, 맞춘 카드는 내려놓아서 바로 맞은 카드의 수예요.' : '옮긴 횟수는 조각을 내려놓거나 돌린 횟수, 맞춘 횟수는 내려놓아서 이어진 곳의 수예요.'} 적다고 못한 것은 아니에요.`,
    moves: '옮긴 횟수',
    joins: (noun: PieceNoun): string => (noun === 'card' ? '맞춘 카드' : '맞춘 횟수'),
  },
};

/** At the beginning of a sentence. */
const capital = (noun: PieceNoun) => (noun === 'card' ? 'Card' : 'Piece');

const timesOf = (times: number) => (times === 1 ? 'once' : `${times} times`);
/** Within a sentence. */
const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

const en: typeof ko = {
  insight: {
    loading: 'Counting',
    countedAt: (clock) => `Counted up to ${clock}. Nobody is ranked.`,
    countAgain: 'Count again',
    nothing: (noun) => `No ${enNoun(noun)} has been moved yet. It appears here once students move ${enNoun(noun)}s.`,
    broken: (names) => `${names}: a part of the record cannot be read, so it is counted up to there.`,
    more: (hasTable) => (hasTable ? 'Table, how it is counted, download' : 'How it is counted, download'),
    tableOf: (title) => `${title}: table`,
    download: (table) => `Download ${table} (CSV)`,
    csv: 'Download',
    minutes: (minutes) => `${minutes} min`,
    seconds: (seconds) => `${seconds} s`,
    time: (minutes, seconds) => (minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds} s`),
    notYet: 'not yet',
    somebody: 'somebody',
    teacher: 'teacher',
    everybody: 'All together',
    puzzle: 'Puzzle',
    boardNumber: (board) => `Puzzle ${board}`,

    first: {
      tooShort: 'There is less than a minute of play so far, which is too little to sum up.',
      reached: (boards, percent) => `The ${boards} puzzles begun are at ${percent}% all together.`,
      solvedAndReached: (solved, boards, percent) =>
        `${solved} of the ${boards} puzzles begun ${solved === 1 ? 'is' : 'are'} solved; all together they are at ${percent}%.`,
      allSolved: (boards) => `All ${boards} puzzles begun are solved.`,
      oneReached: (percent) => `The puzzle is at ${percent}%.`,
      oneSolved: 'The puzzle is solved.',
      noneHard: (noun) => `No ${enNoun(noun)} was hard.`,
      hard: (hard, noun) => `${enCount(hard, noun)} were hard.`,
      oneHard: (piece, where) => `${piece} was hard${where}.`,
      hardest: (hard, piece, where, noun) => `${enCount(hard, noun)} were hard, most of all ${lowered(piece)}${where}.`,
      hardOn: (hard, boards) => `, on ${hard} of ${boards} ${boards === 1 ? 'puzzle' : 'puzzles'}`,
      noWaits: 'No puzzle stood still for long.',
      together: (times) => `No puzzle stood still by itself; most did together, ${timesOf(times)}.`,
      alone: (boards) => `${boards} puzzles stood still by themselves.`,
      oneAlone: (names, time) => `One puzzle stood still by itself: ${names}, for up to ${time}.`,
      longest: (boards, names, time) =>
        `${boards} puzzles stood still by themselves, longest that of ${names}: ${time}.`,
      oneNoWaits: 'The puzzle never stood still for long.',
      oneWaited: (times) => `The puzzle stood still ${timesOf(times)}.`,
      oneLongest: (times, time) => `The puzzle stood still ${timesOf(times)}, for up to ${time}.`,
      andMore: (names, more) => `${names} and ${more} more`,
    },
    short: {
      none: 'none',
      solved: (solved, boards) => `${solved} of ${boards} solved`,
      hints: (hints) => (hints === 1 ? '1 hint' : `${hints} hints`),
      alone: (boards) => (boards === 1 ? '1 puzzle by itself' : `${boards} puzzles by themselves`),
      together: (times) => `most together ${timesOf(times)}`,
      waits: timesOf,
      pieces: enCount,
      pairs: (pairs) => (pairs === 1 ? '1 pair' : `${pairs} pairs`),
      people: (boards) => (boards === 1 ? '1 puzzle' : `${boards} puzzles`),
    },

    progress: 'How far did they get?',
    progressRule: (noun) =>
      `The thick line is all puzzles together, a thin line is one puzzle. It rises when ${noun === 'card' ? 'a card takes its place' : 'pieces join'}. Times of over 10 minutes in which nobody moved anything are left out, with a dotted line in their place.`,
    progressPicture: (boards, minutes, percent) =>
      `The progress of ${boards} puzzles over ${minutes} minutes. All together are at ${percent}% now.`,
    restarted: (boards) =>
      boards === 1
        ? '1 puzzle was restarted. Its line shows what came after.'
        : `${boards} puzzles were restarted. Their lines show what came after.`,
    restart: 'Puzzle restarted',
    highlight: 'Highlight',
    none: 'None',
    theClass: 'All together',
    oneBoard: 'One puzzle',
    pause: 'Paused',
    wait: 'Most stood still',
    hint: 'Hint',
    shown: 'Place shown by the teacher',
    lessonBreak: 'Break',
    name: 'Name',
    done: 'Done',
    reached: (percent) => `To ${percent}%`,
    waited: 'Stood still',
    hints: 'Hints',
    places: 'Places shown',

    waits: 'When did they wait?',
    waitsRule: (noun) =>
      `A puzzle stands still when for over 30 seconds (up to 10 minutes) no ${enNoun(noun)} moves and nothing is in a hand. The class waits when more than half of the puzzles in play stand still together. Pauses do not count.`,
    waitsPicture: (together, alone) => `The class waited ${together} times; single puzzles stood still ${alone} times`,
    noWaits: 'Nobody waited.',
    when: 'When',
    howLong: 'How long',
    who: 'Who',
    withClass: (boards, of) => `the class (${boards} of ${of} puzzles in play)`,
    bySelf: 'by itself',
    together: 'with the class',

    pieces: (noun) => `Which ${enNoun(noun)}s were hard?`,
    piecesRule: (noun) =>
      [
        noun === 'card'
          ? 'A try is a card that was put into a place and did not match. The time is how long a card was in a hand.'
          : 'A try is a single piece that was put beside another one, or at a place of the mat, and did not fit. The time is how long a single piece was in a hand.',
        `A ${enNoun(noun)} was hard on a puzzle with 3 tries or a minute in a hand.`,
        'It was hard for most if that holds on more than half of the puzzles that tried it, else for some.',
      ].join(' '),
    piecesPicture: (hard, noun) =>
      `The stronger the colour of a ${enNoun(noun)}, the longer it took. ${enCount(hard, noun)} ${hard === 1 ? 'was' : 'were'} hard.`,
    show: 'Show',
    tries: 'Tries',
    scale: 'The stronger the colour, the more',
    inHand: 'Time in a hand',
    cut: (noun) => `${capital(noun)}s`,
    pieceCount: enCount,
    noPieces: (noun) => `No ${enNoun(noun)} took long.`,
    hardPieces: (noun) => `Hard ${enNoun(noun)}s`,
    hardFor: {
      most: (hard, boards) => `hard for most (${hard} of ${boards} puzzles)`,
      some: (hard, boards) => `hard for some (${hard} of ${boards} puzzles)`,
    },
    place: {
      top: ['top left', 'top middle', 'top right'],
      middle: ['left', 'middle', 'right'],
      bottom: ['bottom left', 'bottom middle', 'bottom right'],
    },
    piece: capital,
    pieceAt: (number, place, noun) => `${capital(noun)} ${number} (${place})`,
    triesOf: (tries) => (tries === 1 ? '1 try' : `${tries} tries`),
    showTo: (boards) =>
      boards === 1 ? 'Show its place to the 1 puzzle without it' : `Show its place to the ${boards} puzzles without it`,
    shownOn: (boards) => (boards === 1 ? '1 puzzle shows it now.' : `${boards} puzzles show it now.`),
    allHaveIt: 'All have it in place.',
    triedOn: 'Puzzles that tried it',
    hardOn: 'Hard on',

    pairs: 'Which pieces were mixed up?',
    pairsRule:
      'It counts when a single piece is put down, and where its neighbour belongs lies a piece that is no neighbour.',
    noPairs: 'No pieces were mixed up.',
    pair: 'Two pieces',
    times: timesOf,
    timesHead: 'How often',
    onBoards: 'On puzzles',
    morePairs: (count) => `There are ${count} more pairs. The CSV has all.`,

    people: 'Who did what at a shared puzzle',
    peopleRule: (noun) =>
      `By seat. ${noun === 'card' ? 'Moves are drops; cards matched are those that were right as soon as they were dropped.' : 'Moves are drops and turns; pieces joined are the gaps that drops closed.'} Fewer does not mean worse.`,
    moves: 'Moves',
    joins: (noun) => (noun === 'card' ? 'Cards matched' : 'Pieces joined'),
  },
};

export const insightCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
