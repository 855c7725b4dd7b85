/** The events that say that somebody is at the page. */
export const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'input'] as const;
