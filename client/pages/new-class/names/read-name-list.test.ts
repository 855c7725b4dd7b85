/** Lists as teachers have them: what a person would read as the names, and nothing else. */
import { expect, test } from 'vitest';
import { readNameList } from './read-name-list.ts';

const THREE = ['김민준', '이서연', '박지호'];
const ABC = ['Mina Kim', 'Jun Lee', 'Sora Park'];

const LISTS: readonly (readonly [what: string, pasted: string, names: readonly string[]])[] = [
  ['a name a line', '김민준\n이서연\n박지호', THREE],
  ['a family name of two syllables apart', 'Mina\n남궁 하늘별\n제갈 민', ['Mina', '남궁 하늘별', '제갈 민']],
  ['English names a line', 'Mina Kim\nJun Lee\nSora Park', ABC],
  ['empty lines between', 'Mina Kim\n\n\nJun Lee\n  \nSora Park\n', ABC],
  ['Windows line ends', '김민준\r\n이서연\r\n박지호\r\n', THREE],
  ['numbers and dots', '1. Mina Kim\n2. Jun Lee\n3. Sora Park', ABC],
  ['numbers and brackets', '1) 김민준\n2) 이서연\n3) 박지호', THREE],
  ['numbers in brackets', '(1) 김민준\n(2) 이서연\n(3) 박지호', THREE],
  ['circled numbers', '① 김민준\n② 이서연\n③ 박지호', THREE],
  ['numbers with 번', '1번 김민준\n2번 이서연\n3번 박지호', THREE],
  ['numbers with a colon', '1: Mina Kim\n2: Jun Lee\n3: Sora Park', ABC],
  ['numbers with a dash', '1 - Mina Kim\n2 - Jun Lee\n3 - Sora Park', ABC],
  ['numbers with a hash', '#1 Mina Kim\n#2 Jun Lee\n#3 Sora Park', ABC],
  ['numbers without a point', '1 김민준\n2 이서연\n3 박지호', THREE],
  ['Roman numbers', 'i. Mina Kim\nii. Jun Lee\niii. Sora Park', ABC],
  ['bullets', '- Mina Kim\n- Jun Lee\n* Sora Park', ABC],
  ['boxes to tick', '- [ ] Mina Kim\n- [x] Jun Lee\n☐ Sora Park', ABC],
  ['number and name by tab', '1\t김민준\n2\t이서연\n3\t박지호', THREE],
  [
    'number, name, sex, birthday by tab',
    '1\t김민준\t남\t2015-03-12\n2\t이서연\t여\t2015-07-01\n3\t박지호\t남\t2015-11-30',
    THREE,
  ],
  [
    'the same with heads',
    '번호\t이름\t성별\t생년월일\n1\t김민준\t남\t2015.03.12\n2\t이서연\t여\t2015.07.01\n3\t박지호\t남\t2015.11.30',
    THREE,
  ],
  [
    'a title above the heads',
    '3학년 2반 명렬표\t\t\n번호\t성명\t비고\n1\t김민준\t\n2\t이서연\t전학\n3\t박지호\t',
    THREE,
  ],
  ['sex and name', '남\t김민준\n여\t이서연\n남\t박지호', THREE],
  ['the name last', '2015-03-12\t1\t김민준\n2015-07-01\t2\t이서연\n2015-11-30\t3\t박지호', THREE],
  ['surname and given name with heads', '번호\t성\t이름\n1\t김\t민준\n2\t이\t서연\n3\t박\t지호', THREE],
  ['surname and given name without heads', '김\t민준\n이\t서연\n박\t지호', THREE],
  [
    'first and last name with heads',
    'First name\tLast name\tEmail\nMina\tKim\tmina@x.org\nJun\tLee\tjun@x.org\nSora\tPark\tsora@x.org',
    ABC,
  ],
  ['last and first name with heads', 'Last Name,First Name,Grade\nKim,Mina,3\nLee,Jun,3\nPark,Sora,3', ABC],
  ['first and last name by tab', 'Mina\tKim\nJun\tLee\nSora\tPark', ABC],
  [
    'CSV with quotes',
    'No,Name,Birthday\n1,"Mina Kim","March 12, 2015"\n2,"Jun Lee","July 1, 2015"\n3,"Sora Park","Nov 30, 2015"',
    ABC,
  ],
  ['CSV with "Last, First" in quotes', '"Kim, Mina"\n"Lee, Jun"\n"Park, Sora"', ABC],
  ['semicolons', 'Nr;Name;Sex\n1;Mina Kim;F\n2;Jun Lee;M\n3;Sora Park;F', ABC],
  ['Excel’s sep line', 'sep=;\n1;Mina Kim\n2;Jun Lee\n3;Sora Park', ABC],
  [
    'a table in Markdown',
    '| No | Name | Born |\n|----|------|------|\n| 1 | Mina Kim | 2015-03-12 |\n| 2 | Jun Lee | 2015-07-01 |\n| 3 | Sora Park | 2015-11-30 |',
    ABC,
  ],
  ['columns of spaces', '1   김민준   남   150312\n2   이서연   여   150701\n3   박지호   남   151130', THREE],
  ['a line end inside a cell', '번호\t이름\t비고\n1\t김민준\t"안경\n착용"\n2\t이서연\t\n3\t박지호\t', THREE],
  ['a line end inside a name cell', '1\t"Mina\nKim"\n2\t"Jun\nLee"\n3\t"Sora\nPark"', ABC],
  [
    'two blocks side by side',
    '번호\t이름\t번호\t이름\n1\t김민준\t3\t박지호\n2\t이서연\t4\t최하은',
    ['김민준', '이서연', '박지호', '최하은'],
  ],
  ['two blocks without heads', '1\t김민준\t3\t박지호\n2\t이서연\t4\t최하은', ['김민준', '이서연', '박지호', '최하은']],
  [
    'names and addresses',
    'Mina Kim <mina.kim@school.org>\nJun Lee <jun.lee@school.org>\nSora Park <sora@school.org>',
    ABC,
  ],
  ['the line of an e-mail', 'Mina Kim <mina@x.org>; Jun Lee <jun@x.org>; Sora Park <sora@x.org>', ABC],
  ['quoted names and addresses', '"Mina Kim" <mina@x.org>, "Jun Lee" <jun@x.org>, "Sora Park" <sora@x.org>', ABC],
  ['addresses alone', 'mina.kim@school.org\njun.lee@school.org\nsora.park@school.org', ABC],
  ['name and address by comma', 'Mina Kim,mina@x.org\nJun Lee,jun@x.org\nSora Park,sora@x.org', ABC],
  ['name and phone', '김민준 010-1234-5678\n이서연 010-2345-6789\n박지호 010-3456-7890', THREE],
  ['one line with commas', '김민준, 이서연, 박지호', THREE],
  ['one line with "and"', 'Mina Kim, Jun Lee and Sora Park', ABC],
  ['one line with spaces', '김민준 이서연 박지호', THREE],
  ['one line with middle dots', '김민준·이서연·박지호', THREE],
  ['several names a line', '김민준 이서연\n박지호 최하은', ['김민준', '이서연', '박지호', '최하은']],
  ['"Last, First"', 'Kim, Mina\nLee, Jun\nPark, Sora', ABC],
  ['a junior', 'Mina Kim\nJun Lee, Jr.\nSora Park', ['Mina Kim', 'Jun Lee, Jr.', 'Sora Park']],
  ['sex behind the name', '김민준 남\n이서연 여\n박지호 남', THREE],
  ['sex in brackets', '김민준(남)\n이서연(여)\n박지호(남)', THREE],
  ['letters of surnames', 'Mina K.\nJun L.\nSora M', ['Mina K.', 'Jun L.', 'Sora M']],
  ['birthdays behind the name', '김민준 2015.03.12\n이서연 2015.07.01\n박지호 2015.11.30', THREE],
  ['American birthdays', 'Mina Kim 3/12/2015\nJun Lee 7/1/2015\nSora Park 11/30/2015', ABC],
  ['birthdays in words', '김민준 2015년 3월 12일\n이서연 2015년 7월 1일\n박지호 2015년 11월 30일', THREE],
  ['numbers of residents', '김민준\t150312-3******\n이서연\t150701-4******\n박지호\t151130-3******', THREE],
  ['syllables spread', '김 민 준\n이 서 연\n박 지 호', THREE],
  ['a heading of a list', '3학년 2반 명단\n김민준\n이서연\n박지호', THREE],
  ['headings of groups', '1모둠\n김민준\n이서연\n2모둠\n박지호', THREE],
  ['boys and girls', '남학생:\n김민준\n박지호\n여학생:\n이서연', ['김민준', '박지호', '이서연']],
  ['teams with names behind them', 'Team A: Mina Kim, Jun Lee\nTeam B: Sora Park', ABC],
  ['notes behind a dash', 'Mina Kim - allergic to nuts\nJun Lee\nSora Park - new', ABC],
  ['notes in brackets', 'Mina Kim (new)\nJun Lee [left-handed]\nSora Park', ABC],
  ['the same name twice', '김민준\n김민준\n김민준2', ['김민준', '김민준', '김민준2']],
  [
    'marks, hyphens and one word',
    "Zoë O'Neil\nAnne-Marie\n王小明\nمريم\nNguyễn Thị Ánh",
    ["Zoë O'Neil", 'Anne-Marie', '王小明', 'مريم', 'Nguyễn Thị Ánh'],
  ],
  ['wide spaces', '1.\u3000김민준\n2.\u00a0이서연\n3.\u2003박지호', THREE],
  [
    'parents beside students',
    '번호\t이름\t보호자\t연락처\n1\t김민준\t김철수\t010-1111-2222\n2\t이서연\t이영희\t010-3333-4444\n3\t박지호\t박영수\t010-5555-6666',
    THREE,
  ],
  ['a class and a number before', '3-2\t1\t김민준\n3-2\t2\t이서연\n3-2\t3\t박지호', THREE],
  ['marks of attendance', '김민준\tO\tO\tX\n이서연\tO\tX\tO\n박지호\tO\tO\tO', THREE],
  ['totals', '번호\t이름\n1\t김민준\n2\t이서연\n3\t박지호\n합계\t3명', THREE],
  ['middle initials', 'Mina J. Kim\nJun B Lee\nSora Park', ['Mina J. Kim', 'Jun B Lee', 'Sora Park']],
];

// Proves I50.
test.each(LISTS)('reads %s', (_what, pasted, names) => {
  expect(readNameList(pasted).names).toEqual(names);
});

test('counts what it leaves out of a table', () => {
  const list = readNameList('번호\t이름\t성별\t생년월일\n1\t김민준\t남\t2015-03-12\n2\t이서연\t여\t2015-07-01');
  expect(list.isTable).toBe(true);
  expect(Object.fromEntries(list.leftOut)).toEqual({ heading: 4, number: 2, sex: 2, date: 2 });
});

test.each([
  '2015-03-12',
  '2015. 3. 12.',
  '150312',
  '20150312',
  '3/12/2015',
  '12 Mar 2015',
  'March 12, 2015',
  '2015년 3월 12일',
  '3월 12일',
  '150312-3******',
  "'15.3.12",
])('never takes the birthday %s for a name', (birthday) => {
  for (const pasted of [
    birthday,
    `김민준\t${birthday}\n이서연\t${birthday}`,
    `김민준 ${birthday}\n이서연 ${birthday}`,
    `1,김민준,"${birthday}"\n2,이서연,"${birthday}"`,
  ])
    expect(readNameList(pasted).names.filter((name) => /\d/.test(name) || /mar/i.test(name))).toEqual([]);
});

test.each(['', ' \n\t\n', '---', '1\n2\n3'])('finds no names in %j', (pasted) => {
  expect(readNameList(pasted).names).toEqual([]);
});
