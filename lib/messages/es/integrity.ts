import type { integrity as en } from '../en/integrity'
import type { Translated } from '../translated'

export const integrity: Translated<typeof en> = {
  title: 'Integridad',
  text: 'Cada parte de una historia y cada edición llevan una huella de lo que dicen y de la anterior, y también cada entrada del registro. Una comprobación lo compara todo, y así se nota lo que alguien haya cambiado, quitado o añadido después.',
  none: 'Todavía no se ha comprobado nada',
  noneText: 'Comprobar dura un momento y no molesta a quien escribe.',
  loading: 'Buscando la última comprobación',
  check: 'Comprobar ahora',
  checking: 'Comprobando',
  progress:
    '{of, plural, =0 {La comprobación empieza} one {{done, number} de un texto} other {{done, number} de # textos}}',
  failed: 'La última comprobación no pudo terminar. No se cambió nada; comprueba otra vez.',
  last: 'Última comprobación',
  by: 'por {name}',
  operator: 'quien lleva el servidor',
  holds: 'Todo concuerda',
  faults: '{count, plural, one {Una cosa no concuerda} other {# cosas no concuerdan}}',
  more: '{count, plural, one {y una más} other {y # más}}',
  whatToDo:
    'Apunta lo que dice aquí y la huella de abajo, y avisa a quien lleva el servidor. Una copia de seguridad anterior aún tiene lo que había.',
  compared:
    '{holds, select, yes {Todo hasta la comprobación de {when} está como estaba entonces.} other {Comparado con la comprobación de {when}.}}',
  checked: 'Lo que se comprobó',
  counts: {
    texts: 'Textos y tableros',
    parts: 'Partes de historias',
    edits: 'Cambios en ellas',
    editions: 'Ediciones',
    audit: 'Entradas del registro',
    links: 'Eslabones de las cadenas',
  },
  loose:
    '{count, plural, =0 {Todos los cambios están en una cadena.} one {Un cambio no está aún en ninguna cadena: entra cuando se reúne el minuto al que pertenece.} other {# cambios no están aún en ninguna cadena: entran cuando se reúnen los minutos a los que pertenecen.}}',
  replaced:
    '{count, plural, one {Una vez se resumió, cortó o borró historia; la cadena dice cuándo y por qué.} other {# veces se resumió, cortó o borró historia; la cadena dice cuándo y por qué.}}',
  fingerprint: 'Huella',
  fingerprintText:
    'Quien pueda escribir en la base de datos podría escribir de nuevo todas las cadenas, y entonces todo concordaría. Apunta esto fuera del servidor, por ejemplo en el acta de una reunión: más adelante se puede comparar con ello, y ninguna otra cadena lleva a esta huella.',
  begins: 'Lo que había antes de esta versión empieza la cadena tal como estaba aquí entonces.',
  copy: 'Copiar',
  noted: 'Una huella que apuntaste',
  notedHint:
    'Cinco grupos de cuatro, de una comprobación anterior. Déjalo vacío para comprobar sin más.',
  notedWrong: 'Una huella tiene veinte signos, de 0 a 9 y de a a f.',
  take: 'Llevarse la historia',
  takeHint: 'Un archivo con todo, para comprobarlo en otra parte',
  of: {
    element: '{canvas}, {element}',
    board: '{canvas}, el tablero',
  },
  fault: {
    'link-changed': 'El eslabón {at, number} de la cadena no sigue al anterior.',
    'link-missing': 'Falta el eslabón {at, number} de la cadena.',
    'chain-rewritten':
      'El eslabón {at, number} de la cadena no es el que apuntó una comprobación anterior.',
    'part-changed': 'La parte de la historia desde el cambio {at, number} fue modificada.',
    'part-missing': 'Falta la parte de la historia desde el cambio {at, number}.',
    'part-unknown': 'La parte de la historia desde el cambio {at, number} no está en la cadena.',
    'edits-missing': 'Desde el cambio {at, number} faltan cambios, o sobran.',
    'text-differs': 'El texto que se abre no es lo que dice su historia.',
    unreadable: 'La historia no se puede leer.',
    'text-missing': 'Falta un texto.',
    'audit-broken': 'La entrada {at, number} del registro fue cambiada o quitada.',
    'check-changed': 'Lo que había apuntado la comprobación anterior fue cambiado.',
    'edition-changed': 'La edición {at, number} fue modificada.',
    'edition-missing': 'Falta la edición {at, number}.',
    'edition-unknown': 'La edición {at, number} no está en la cadena.',
    'edition-differs': 'El texto de la edición {at, number} no es aquel con el que se hizo.',
  },
}
