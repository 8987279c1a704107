import type { sizes as en } from '../en/sizes'
import type { Translated } from '../translated'

export const sizes: Translated<typeof en> = {
  title: 'Almacenamiento',
  text: 'Lo que ocupan en el servidor los textos y las imágenes de este espacio, lo más grande primero.',
  total: '{size} en total',
  parts: {
    history: 'Historial',
    recent: 'Últimos cambios',
    state: 'Textos como están',
    editions: 'Ediciones',
    images: 'Imágenes',
  },
  imagesOf: '{used} de {room}',
  canvases: 'Lienzos, los más grandes primero',
  archived: 'en el archivo',
  caption: 'Elementos de {title}, los más grandes primero',
  element: 'Elemento',
  all: 'En total',
  none: 'Aquí todavía no se guarda nada',
  noneText: 'En cuanto haya un lienzo, esta página muestra cuánto ocupa.',
  loading: 'Contando',
  keeping: {
    title: 'Ediciones que se hacen solas',
    text: 'Tras un rato de calma, tras mucho trabajo y antes de recuperar algo, un texto se guarda tal como está. Las ediciones con nombre se quedan siempre; de estas, las viejas pueden irse.',
    there:
      '{count, plural, =0 {Ninguna por ahora} one {Una por ahora, {size}} other {# por ahora, {size}}}',
    held: '{count, plural, =0 {} one {Una se queda en todo caso: algo se refiere a ella.} other {# se quedan en todo caso: algo se refiere a ellas.}}',
    allDays: 'Guardar todas durante',
    dailyDays: 'Después una por día, hasta la edad de',
    weeklyDays: 'Después una por semana, hasta la edad de',
    days: 'días',
    forGood: 'Para siempre: déjalo vacío.',
    wrongDays: 'Un número de días desde 1, no antes que el de arriba.',
    preview:
      '{count, plural, =0 {Con esta regla ahora no se iría nada.} one {Con esta regla ahora se iría una edición y liberaría {size}.} other {Con esta regla ahora se irían # ediciones y liberarían {size}.}}',
    looking: 'Mirando qué liberaría esto',
    save: 'Guardarlas así',
    saving: 'Guardando',
    saved:
      '{count, plural, =0 {Esta regla vale desde ahora. Nada tuvo que irse.} one {Esta regla vale desde ahora. Se fue una edición.} other {Esta regla vale desde ahora. Se fueron # ediciones.}}',
  },
}
