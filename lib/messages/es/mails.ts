import type { mails as en } from '../en/mails'
import type { Translated } from '../translated'

export const mails: Translated<typeof en> = {
  subjects: {
    one: '{sentence}: {element}',
    direct: '{count, plural, one {Una cosa para ti} other {# cosas para ti}}',
    digest: '{count, plural, one {Novedades: una cosa} other {Novedades: # cosas}}',
    bare: 'Algo te espera',
    news: 'Lo que otras personas escribieron desde tu última visita',
  },
  news: {
    title: 'Lo que otras personas escribieron desde tu última visita',
    line: '{element}: {names}',
    open: 'Ver qué cambió',
  },
  bare: 'Algo te espera. Lo que es está en tus avisos.',
  bareToo: 'Algo más te espera. Lo que es está en tus avisos.',
  more: '{count, plural, one {Hay una cosa más en tus avisos.} other {Hay # cosas más en tus avisos.}}',
  look: 'Abrir tus avisos',
  answer: 'Abrir y responder',
  open: 'Abrir',
  why: {
    direct: 'Recibes esto porque es para ti y has elegido que se te envíe por correo.',
    digest: 'Recibes esto porque has elegido que lo que sigues se te envíe por correo.',
  },
  change: 'Cambiar lo que recibes',
  end: 'No recibir más estos correos',
  page: {
    ask: {
      direct: '¿No recibir más correos sobre lo que es para ti?',
      digest: '¿No recibir más correos sobre lo que sigues?',
    },
    askText: 'Lo seguirás encontrando en tus avisos. En tus ajustes puedes pedirlos de nuevo.',
    yes: 'No recibir más estos correos',
    done: 'Ya no recibirás estos correos',
    doneText: 'En tus ajustes puedes pedirlos de nuevo.',
    settings: 'Ir a tus ajustes',
    gone: 'Este enlace no lleva a ninguna parte',
    goneText: 'Puede que esté incompleto. En tus ajustes eliges lo que recibes por correo.',
  },
  test: {
    subject: 'El correo de Throughline llega',
    text: 'Quien administra este Throughline ha enviado esto para ver si el correo llega. Llega.',
  },
}
