import type { roles as en } from '../en/roles'
import type { Translated } from '../translated'

export const roles: Translated<typeof en> = {
  steward: 'Responsable',
  coordinator: 'Coordinación',
  member: 'Integrante',
  observer: 'Observación',
  may: {
    steward: 'Hace todo lo que hace la coordinación y decide quién está aquí y con qué rol.',
    coordinator: 'Hace todo lo que hacen las y los integrantes y crea enlaces de invitación.',
    member: 'Escribe en todos los elementos y empieza lienzos.',
    memberWithSeat:
      'Comenta en todo, escribe en los textos de su equipo de redacción y empieza lienzos.',
    observer: 'Lee todo y ve quién está escribiendo. No escribe.',
    observerWhoComments: 'Lee todo, ve quién está escribiendo y comenta. No escribe.',
  },
}
