/** The drag hint of a puzzle with places or land: loaded for such a puzzle alone. */
import { freeSpace } from './free-space.ts';
import { HintHand, type HintHandProps } from './hint-hand.tsx';

export function HintHandBesidePlaces({ play }: Pick<HintHandProps, 'play'>) {
  return <HintHand play={play} find={freeSpace} />;
}
