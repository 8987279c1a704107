import type { home as en } from '../en/home'
import type { Translated } from '../translated'

export const home: Translated<typeof en> = {
  hello: 'Hola, {name}',
  canvases: 'Lienzos',
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
