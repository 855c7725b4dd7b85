/** The jigsaw: a picture cut along a grid. Who makes jigsaws imports this file, and `sizes.ts` to offer sizes; everybody else asks `registry.ts` and the puzzle. */
export { cutJigsaw } from './cut-jigsaw.ts';
export { isJigsawSpec, type JigsawSpec, jigsawSpec, TAB_DEFAULT, TAB_SIZES, type TabSize } from './jigsaw-spec.ts';
