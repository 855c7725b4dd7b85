/** The four baskets, each with a sign and a colour of its own. */
export const BASKETS = ['heart', 'moon', 'leaf', 'drop'] as const;
export type Basket = (typeof BASKETS)[number];
