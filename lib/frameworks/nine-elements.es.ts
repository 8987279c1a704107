import type { FrameworkTexts } from './framework'
import { analysisEs } from './nine-elements-analysis.es'
import { learningEs } from './nine-elements-learning.es'
import { routeEs } from './nine-elements-route.es'

/**
 * The nine-element framework in Spanish: the three rows of the board, a file each. Questions speak
 * as "we", so that they suit every Spanish-speaking country.
 */
export const nineElementsEs: FrameworkTexts = {
  name: 'Nueve elementos',
  summary:
    'De una imagen del futuro a lo aprendido por el camino: nueve textos, cada uno apoyado en los anteriores.',
  attribution:
    'Los nombres y el orden de los elementos siguen el marco de nueve elementos descrito por LeftRoots en 2020. Las preguntas guía son nuestras. Ofrecer la plantilla no supone respaldar ninguna postura.',
  kinds: { ...analysisEs, ...routeEs, ...learningEs },
}
