import type { FrameworkTexts } from './framework'
import { analysisEn } from './nine-elements-analysis.en'
import { learningEn } from './nine-elements-learning.en'
import { routeEn } from './nine-elements-route.en'

/** The nine-element framework in English: the three rows of the board, a file each. */
export const nineElementsEn: FrameworkTexts = {
  name: 'Nine elements',
  summary:
    'From a picture of the future to what was learned on the way: nine texts, each resting on the ones before it.',
  attribution:
    'Element names and order follow the nine-element framework described by LeftRoots in 2020. Prompts are ours. Offering the template is not an endorsement of any position.',
  kinds: { ...analysisEn, ...routeEn, ...learningEn },
}
