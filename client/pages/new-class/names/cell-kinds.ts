/** What a cell of a pasted table, or a part of a pasted line, holds: a name, or something that stands beside names in the lists of schools. */

export type CellKind = 'empty' | 'number' | 'date' | 'sex' | 'mail' | 'phone' | 'class' | 'mark' | 'name' | 'other';

const NUMBER =
  /^(?:[#№]?\s*\(?\d{1,3}\s*(?:[.)\]:번호]|번째|-|\.\))?|[\u2460-\u2473\u2474-\u249b]|\(?[ivx]{1,5}[.)]|no\.?\s*\d{1,3})$/iu;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\\.?';
const DATES = [
  '\\d{2,4}\\s*[-./년]\\s*\\d{1,2}\\s*[-./월]\\s*\\d{1,4}\\s*[일.]?',
  '\\d{1,2}\\s*월\\s*\\d{1,2}\\s*일',
  "'\\d{2}[.년].*",
  '(?:19|20)\\d{2}\\s*(?:년생?)?',
  '\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])',
  '(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])',
  '\\d{6}-[1-8][\\d*xX●]*',
  '\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?\\.?',
  `\\d{1,2}(?:st|nd|rd|th)?[ -]${MONTH}(?:,?[ -]\\d{2,4})?`,
  `${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{2,4})?`,
];
/** A day of the week and a time may follow. */
const DATE = new RegExp(
  DATES.map(
    (each) =>
      `^(?:${each})(?: ?\\(?(?:mon|tue|wed|thu|fri|sat|sun|[월화수목금토일])\\)?)?(?: \\d{1,2}:\\d{2}(?::\\d{2})?)?$`,
  ).join('|'),
  'iu',
);
const SEX = /^\(?(?:남|여|남자|여자|남학생|여학생|남성|여성|男|女|m|f|male|female|boy|girl|♂|♀)\)?$/iu;
const MAIL = /^<?(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}>?$/iu;
const PHONE = /^\+?[\d\s().-]{7,20}$/;
const CLASS =
  /^(?:\d{1,2}\s*학년(?:\s*\d{1,2}\s*반)?|\d{1,2}\s*반|\d{1,2}-\d{1,2}(?:-\d{1,2})?|(?:year|grade|class|room|form|yr|gr)\.?\s*\d{0,2}\s*[a-z]?|[1-9]\d?[a-h]|[초중고]\d|k|[a-z가-힣]{1,3}\s*(?:모둠|조))$/iu;
const MARK = /^(?:[oxv✓✔○×●◯-]|출석|결석|지각|전학|전입|present|absent|late|yes|no|n\/a|없음|\.|…|x{2,3})$/iu;

/** A name has a letter, and no digit but a number behind it, which tells two of one name apart. */
const NAME = /^[^\d@]*\p{L}[^\d@]*(?:\d{1,3})?$/u;
const NAME_WORDS_MAX = 6;

/** Dates inside of a line, with what stands before each. */
const DATE_INSIDE = new RegExp(
  `(^|[\\s,;:(])(?:${DATES.filter((each) => !each.includes('.*')).join('|')})(?=$|[\\s,;)])`,
  'giu',
);

/** The line without its dates. @param onDate called for each */
export function withoutDates(line: string, onDate: () => void): string {
  return line.replace(DATE_INSIDE, (_all, before: string) => {
    onDate();
    return `${before} `;
  });
}

export function kindOf(cell: string): CellKind {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (NUMBER.test(text)) return 'number';
  if (DATE.test(text)) return 'date';
  if (SEX.test(text)) return 'sex';
  if (MAIL.test(text)) return 'mail';
  if (CLASS.test(text)) return 'class';
  if (PHONE.test(text) && text.replace(/\D/g, '').length >= 7) return 'phone';
  if (MARK.test(text)) return 'mark';
  return NAME.test(text) && text.split(/\s+/u).length <= NAME_WORDS_MAX ? 'name' : 'other';
}

/** What the head of a column says that it holds. `name` is a whole name. */
export type HeadKind = 'name' | 'first' | 'last' | 'other';

const HEADS: readonly (readonly [HeadKind, RegExp])[] = [
  ['last', /^(?:성|성씨|last ?name|surname|family ?name|last)$/iu],
  ['first', /^(?:first ?name|given ?names?|forename|first|preferred ?name)$/iu],
  [
    'name',
    /^(?:이름|성명|학생 ?(?:이름|명|성명)?|names?|full ?names?|students?|student ?names?|pupils?|pupil ?names?|child|learner|이름\s*\(.*\)|성\s*명|이\s*름|name\s*\/\s*이름|이름\s*\/\s*name)$/iu,
  ],
  [
    'other',
    /^(?:번|번호|순번|연번|no\.?|nr\.?|number|#|№|id|학번|student ?(?:id|number|no\.?)|성별|남\/?여|sex|gender|m\/f|생년월일|생일|출생일?|생년|birth ?days?|birth ?date|date of birth|dob|born|age|나이|학년|반|학급|grade|class|form|year|homeroom|e-?mail(?: address)?|mail|이메일|메일|phones?|phone ?number|tel\.?|전화|전화번호|연락처|휴대폰|보호자|보호자 ?(?:이름|성명|연락처|전화)|학부모|어머니|아버지|parents?|parent ?name|guardian|mother|father|주소|address|비고|notes?|remarks?|comments?|memo|메모|특이사항|출석|결석|attendance|team|group|모둠|조|score|점수|서명|signature|주민등록번호|전입일?|allerg(?:y|ies)|알레르기|language)$/iu,
  ],
];

/** Null: no head of a column that is known. */
export function headOfColumn(cell: string): HeadKind | null {
  const text = cell
    .trim()
    .replace(/[:*]+$/u, '')
    .replace(/\s+/gu, ' ');
  return HEADS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** A line or a cell above or between names: a class, a group, a total. */
export function isHeading(text: string): boolean {
  return /(?:명단|명렬표|명부|출석부|목록|list|roster|register|:)\s*$|^(?:class|team|group|table)\b.{0,12}$|^\d*\s*(?:모둠|조)$|^[가-힣a-z\d]{1,3}\s*(?:모둠|조|팀)$|^(?:남학생|여학생|남자|여자|boys|girls)\s*[:(]?.{0,6}$|^\[.*\]$|^<.*>$|^총?\s*\d+\s*명$|^(?:total|합계|계)\b.*|학년\s*\d+\s*반|^\d+\s*학년/iu.test(
    text.trim(),
  );
}
