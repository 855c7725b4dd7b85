/** Words of the notice about a student's own name, in each language. Only a student whose name waits, or has waited, loads them. */
import { withParticle } from '#client/i18n/particles.ts';
import type { PerLanguage } from '#shared/languages.ts';

const ko = {
  ownName: {
    waits: (name: string, shown: string) =>
      `${withParticle(name, '을/를')} 선생님이 한번 확인하고 있어요. 그때까지 친구들에게는 ${withParticle(shown, '으로/로')} 보여요. 퍼즐은 그대로 하면 돼요.`,
    allowed: (name: string) => `선생님이 이름을 확인했어요. 이제 모두에게 ${withParticle(name, '으로/로')} 보여요.`,
    changed: (name: string) => `선생님이 이름을 바꿔 주었어요. 이제 모두에게 ${withParticle(name, '으로/로')} 보여요.`,
    noted: '알겠어요',
  },
};

const en: typeof ko = {
  ownName: {
    waits: (name, shown) =>
      `Your teacher takes a quick look at “${name}” first. Until then others see ${shown}. You can go on playing.`,
    allowed: (name) => `Your teacher has seen your name. Now everybody sees “${name}”.`,
    changed: (name) => `Your teacher gave you another name. Now everybody sees “${name}”.`,
    noted: 'OK',
  },
};

export const ownNameCatalogue = { ko, en } satisfies PerLanguage<typeof ko>;
