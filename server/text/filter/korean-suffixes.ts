/** What may follow a word without a space: particles, the copula, laughs. Words are short, and each is read once from its beginning. */

const listed = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '');

const NOUN_ENDS = listed(`
  이 가 은 는 을 를 의 에 에서 에게 한테 도 만 와 과 랑 이랑 야 아 이야 이다 다 임 이네 네 네요 이네요 냐 이냐 냐고 이냐고 니 이니 같은 같이 같아 같아요 같다 같네 같애 같음
  들 들아 들이 들은 님 라고 이라고 래 이래 이라 였 이었 였어 이었어 에요 이에요 예요 요 이요 처럼 보다 까지 부터 로 으로 인가 인데 인 인듯 지 이지 잖아 이잖아 짓
  하네 하지 하지마 했 한 ㅋ ㅎ ㅠ ㅜ ㄷ ㅡ ㄴ ㅇ ㄹ ! ? ~ .
`);
const INSULT_ENDS = listed(`
  새끼 새꺄 새키 색히 색끼 쉐끼 쉑 놈 년 넘 롬 럼 련 녀석 자식 시발 씨발 병신 거 것 것들 거들 진짜 왜 뭐 뭔 뭐야 뭐냐 아니 좀 나 너 내 개 이게 이거 그만 인줄 짓이야
  되네 됐네 거리네 거리지마 거려 거린다 거리냐 같은데 그러네 존나 ㅈㄴ ㅅㅂ ㅂㅅ ㅈㄹ ㅄ
`);

function reader(ends: readonly string[]): (rest: string) => boolean {
  const longest = Math.max(...ends.map((end) => end.length));
  const known = new Set(ends);
  return (rest) => {
    // Which places of the text endings reach.
    const isReached = [true];
    for (let place = 1; place <= rest.length; place += 1) {
      isReached[place] = false;
      for (let length = 1; length <= Math.min(longest, place); length += 1)
        if (isReached[place - length] === true && known.has(rest.slice(place - length, place))) isReached[place] = true;
    }
    return isReached[rest.length] === true;
  };
}

/** Whether a text is nothing but endings of a noun. '' is. */
export const isNounEnd = reader(NOUN_ENDS);
/** The same, with what is written behind an insult without a space. */
export const isInsultEnd = reader([...NOUN_ENDS, ...INSULT_ENDS]);
