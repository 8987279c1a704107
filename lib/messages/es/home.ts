import type { home as en } from '../en/home'
import type { Translated } from '../translated'

export const home: Translated<typeof en> = {
  hello: 'Hola, {name}',
  needs: {
    title: 'Te toca',
    count: '{count, plural, one {Una cosa} other {# cosas}}',
    none: 'Ahora mismo nada te espera. Lo que otros escriben aparece en Reciente.',
    failed: 'No se pudo preguntar qué te toca. Así estaba la última vez.',
    beginTitle: 'Empezar {element}',
    beginText:
      '{canvas}. Aquello en lo que se apoya está escrito; espera sus primeras palabras.{others, plural, =0 {} one { Se puede empezar un elemento más.} other { Se pueden empezar # elementos más.}}',
    begin: 'Empezar',
    inviteTitle: 'Un enlace de invitación termina pronto',
    inviteText:
      'El último enlace para el papel {role} vale hasta {when}. Crea otro si aún hace falta.',
    invite: 'A los enlaces',
    updateTitle: 'Un marco más nuevo para {canvas}',
    updateText:
      'Hay una versión {version, number} de su marco. El tablero muestra qué cambiaría; nada cambia hasta que alguien la acepte.',
    update: 'Mirar',
    bridgeTitle: 'El puente {name} se apagó',
    bridgeText: 'Ya no le llegaba nada. Mira lo que se envió y enciéndelo de nuevo o quítalo.',
    bridge: 'A los puentes',
  },
  canvases: 'Lienzos',
  sideBySide: 'Uno junto a otro',
  archived: '{count, plural, one {Un lienzo} other {# lienzos}} en el archivo',
  archivedOn: 'Archivado el {day}',
  startedFrom: 'parte de {title}',
  copiedFrom: 'copiado de {title}',
  where: 'Quién está dónde',
  nobodyElse: 'Nadie más está ahora en un lienzo.',
  onTheBoard: 'el tablero',
  away: {
    live: 'La presencia en vivo se detiene: se está restableciendo la conexión. Quién está dónde y qué cambia puede no estar al día.',
    stopped:
      'La presencia en vivo se ha detenido. Recarga la página para ver quién está dónde y qué cambia.',
    unreachable:
      'No se puede llegar al servidor. Esta es la página tal como estaba; se pondrá al día sola.',
    failed: 'No se pudo poner al día esta página. Así estaba la última vez.',
  },
  newCanvas: 'Nuevo lienzo',
  begun: '{begun, number} de {total, number} empezados',
  thread:
    '{total, plural, one {Un elemento} other {# elementos}}: {draft, plural, =0 {ningún borrador} one {# borrador} other {# borradores}}, {empty, plural, =0 {ninguno vacío} one {# vacío} other {# vacíos}}',
  make: {
    title: 'Nuevo lienzo',
    intro: 'Un lienzo contiene una estrategia. Puedes tener varios a la vez.',
    name: 'Título',
    nameHint: 'Cómo lo llamará la gente, por ejemplo «Abrir hasta tarde».',
    nameWrong: 'Escribe un título de hasta 120 letras.',
    summary: 'En una línea',
    summaryHint: 'Para qué sirve. Puede esperar.',
    summaryWrong: 'Esta línea admite hasta 300 letras.',
    framework: 'Marco',
    submit: 'Crear el lienzo',
    busy: 'Creando…',
  },
  empty: {
    title: 'Todavía no hay lienzos',
    text: 'Un lienzo reúne una estrategia en nueve documentos enlazados y mantiene a la vista qué se apoya en qué. Empieza por el que mejor conozcas: cualquiera puede ser el primero.',
    elements: 'Los nueve elementos',
    cannot: 'Tu rol es observación. Un integrante puede empezar el primer lienzo.',
  },
  people: 'Personas',
  memberCount: '{count, plural, one {Una persona} other {# personas}}',
  alone:
    'De momento solo estás tú. Copia un enlace de invitación y envíaselo a alguien: escribir en grupo empieza con dos.',
  recent: 'Reciente',
  nothingRecent: 'Aquí aparece lo que la gente va escribiendo.',
  wrote: '<b>{name}</b> escribió en <a>{element}</a>',
  somebody: 'Alguien',
}
