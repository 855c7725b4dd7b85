import { expect, test } from 'vitest';
import { COLOUR_NAMES, type ColourName, nameColour } from './colour-names.ts';

test.each<[string, ColourName]>([
  ['#000000', 'black'],
  ['#1c1c22', 'black'],
  ['#0b1020', 'black'],
  ['#808080', 'grey'],
  ['#b9bcc0', 'grey'],
  ['#ffffff', 'white'],
  ['#f6f3ec', 'white'],
  ['#7a4a21', 'brown'],
  ['#8b5a2b', 'brown'],
  ['#5a3a1e', 'brown'],
  ['#d21f1f', 'red'],
  ['#ff0000', 'red'],
  ['#8b0000', 'red'],
  ['#f5871f', 'orange'],
  ['#ffa500', 'orange'],
  ['#f5d327', 'yellow'],
  ['#ffff00', 'yellow'],
  ['#2f9e44', 'green'],
  ['#14532d', 'green'],
  ['#a3d977', 'green'],
  ['#9cc7e8', 'lightBlue'],
  ['#87ceeb', 'lightBlue'],
  ['#1f5fd2', 'blue'],
  ['#0000ff', 'blue'],
  ['#12306b', 'blue'],
  ['#7a3fb5', 'purple'],
  ['#800080', 'purple'],
  ['#ff9ec4', 'pink'],
  ['#ff69b4', 'pink'],
])('%s is %s', (hex, name) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  expect(nameColour(red, green, blue)).toBe(name);
});

test('names every colour that a screen shows, and uses every name', () => {
  const given = new Set<ColourName>();
  for (let red = 0; red <= 255; red += 15)
    for (let green = 0; green <= 255; green += 15)
      for (let blue = 0; blue <= 255; blue += 15) given.add(nameColour(red, green, blue));
  expect([...given].sort()).toEqual([...COLOUR_NAMES].sort());
});
