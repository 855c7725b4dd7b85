/** The sign of each basket. None of them is a seat's shape. */
import { Droplet, Heart, type IconNode, Leaf, Moon } from 'lucide';
import type { Basket } from './basket-kinds.ts';

export const BASKET_SIGNS: Readonly<Record<Basket, IconNode>> = { heart: Heart, moon: Moon, leaf: Leaf, drop: Droplet };
