import type { board as en } from '../en/board'
import type { Translated } from '../translated'

export const board: Translated<typeof en> = {
  board: 'Tablero',
  showAs: 'Mostrar el lienzo como',
  strip: 'Hasta dónde ha llegado',
  begun: '<b>{begun, number} de {total, number}</b> con texto',
  counts:
    '{total, plural, one {Un elemento} other {# elementos}}: {begun, plural, =0 {ninguno con texto} other {# con texto}}, {empty, plural, =0 {ninguno vacío} one {# vacío} other {# vacíos}}',
  about: 'Sobre «{name}»',
  version: 'Versión {version, number} del marco. Este lienzo se queda en ella.',
  changed: '{who}, <when></when>',
  justNow: 'ahora mismo',
  noWords: 'Todavía sin palabras',
  startHere: 'Empieza aquí',
  restsOnNumbers: 'se apoya en {numbers}',
  restsOnNothingShort: 'no se apoya en nada',
  restsOnNothing: 'No se apoya en nada más: son los otros los que se apoyan aquí.',
  recommended: 'Recomendado',
  pointToRead:
    'Señala un elemento, o llega a él con las flechas, para ver en qué se apoya y por qué.',
  legend: 'Cómo leer el tablero',
  legendRequired: 'se apoya en el elemento del nudo',
  legendRecommended: 'recomendado: aparece al señalarlo',
  side: 'Qué está pasando',
  latest: 'Últimos cambios',
  nothingYet: 'Nadie ha escrito todavía. Cualquier elemento puede ser el primero.',
  hereNow: 'Aquí ahora',
  hereCount: '{count, plural, one {Hay una persona aquí} other {Hay # personas aquí}}',
  onlyYou: 'Solo tú.',
  onTheBoard: 'mirando el tablero',
  list: {
    name: 'Lista',
    caption: 'Los elementos de {title}',
    element: 'Elemento',
    status: 'Estado',
    restsOn: 'Se apoya en',
    lastChange: 'Último cambio',
    hereNow: 'Aquí ahora',
    nothing: 'nada',
    recommendedName: '{name} (recomendado)',
    only: 'Un tablero muestra doce elementos como mucho, uno de cada tipo. Este lienzo tiene más y por eso es una lista.',
  },
  edit: {
    open: 'Editar',
    openEmpty: 'Di en una línea para qué es',
    title: 'Título y línea',
    name: 'Título',
    nameWrong: 'Escribe un título de hasta 120 letras.',
    summary: 'En una línea',
    summaryHint: 'Para qué es este lienzo. Puede quedarse vacío.',
    summaryWrong: 'Esta línea admite hasta 300 letras.',
    save: 'Guardar',
    busy: 'Guardando…',
  },
  away: {
    live: 'La presencia en vivo hace una pausa: se está restableciendo la conexión. Puede que no se vea quién está ni lo último que cambió.',
    stopped:
      'La presencia en vivo se ha detenido. Recarga la página para ver quién está y qué cambia.',
    unreachable:
      'No se puede llegar al servidor. Este es el tablero tal como estaba; se pondrá al día solo.',
    failed: 'No se pudo actualizar el tablero. Así estaba la última vez.',
  },
  gone: {
    title: 'Ya no puedes ver este lienzo',
    text: 'Se borró, o ya no se comparte contigo.',
  },
}
