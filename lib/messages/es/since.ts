import type { since as en } from '../en/since'
import type { Translated } from '../translated'

export const since: Translated<typeof en> = {
  title: 'Desde tu última visita',
  titleOf: 'Novedades de {canvas}',
  loading: 'Buscando novedades',
  reading: 'Leyendo qué cambió',
  new: 'Nuevo',
  newWords: '{words, plural, one {Una palabra nueva} other {# palabras nuevas}}',
  newAbout: 'Más o menos {words, plural, one {una palabra} other {# palabras}}.',
  newBy:
    '{count, plural, one {{names} escribió aquí} other {{names} escribieron aquí}} desde que lo viste',
  somebody: 'Alguien',
  lastHere: 'Tu última visita fue el {day}.',
  sinceDay: 'Lo que hicieron otras personas desde el {day}.',
  day: 'Comparar con',
  visit: 'Mi última visita',
  aWeek: 'Lo nuevo de esta semana',
  first: 'Aún no hay con qué comparar',
  firstText:
    'Todavía no has abierto ninguno de estos textos. Cuando abras uno, esta página mostrará lo que otras personas cambien después. Hasta entonces, elige un día.',
  nothing: 'Nada nuevo desde el {day}',
  nothingText: 'Desde entonces nadie más ha escrito, comentado ni guardado una edición aquí.',
  toBoard: 'Al tablero',
  where: 'Dónde hay novedades',
  wrote:
    '{count, plural, one {{names} escribió aquí} other {{names} escribieron aquí}}, por última vez',
  neverOpened: 'Aún no lo has abierto.',
  noPast: 'Qué palabras cambiaron se muestra a quienes pueden ver la historia.',
  nothingLeft: 'Lo que se escribió se retiró, o solo cambió la forma.',
  kinds: { added: 'Añadido', changed: 'Cambiado', removed: 'Quitado' },
  by: 'por {names}',
  openPlace: 'Abrir en el texto',
  openPast: 'Abrir en la historia',
  more: '{count, plural, one {Mostrar uno más} other {Mostrar # más}}',
  threads: 'Novedades en comentarios y sugerencias',
  editions: 'Ediciones nuevas',
  edition: 'Edición {number, number}: {label}',
  standings: 'Nueva condición',
  standing: '{name} cambió lo que este lienzo es para el grupo:',
  turns: {
    comment: {
      opened: '{name} abrió un hilo',
      answered: '{name} respondió en un hilo',
      resolved: '{name} resolvió un hilo',
    },
    suggestion: {
      opened: '{name} sugirió un cambio',
      answered: '{name} escribió sobre una sugerencia',
      resolved: '{name} decidió sobre una sugerencia',
    },
  },
  mark: 'Marcar como visto',
  markAll: 'Marcar todo como visto',
  marking: 'Marcando',
  marked: 'Marcado como visto.',
  bar: {
    wrote:
      '{count, plural, one {{names} escribió} other {{names} escribieron}} aquí desde tu última visita{talks, plural, =0 {.} one {; un hilo tiene algo nuevo.} other {; # hilos tienen algo nuevo.}}',
    talks:
      '{talks, plural, one {Un hilo tiene} other {# hilos tienen}} algo nuevo desde tu última visita.',
    see: 'Ver qué cambió',
    close: 'Quitar este aviso',
  },
}
