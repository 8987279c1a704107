import { broken, tryAgain } from './broken'
import type { shell as en } from '../en/shell'
import type { Translated } from '../translated'

export const shell: Translated<typeof en> = {
  skip: 'Ir al texto',
  brandHome: 'Throughline, a tu espacio',
  where: 'Dónde estás',
  copyInvite: 'Copiar enlace de invitación',
  inviteCopied:
    'Enlace de invitación copiado. Sirve {days, plural, one {# día más} other {# días más}}.',
  inviteNotCopied: 'Este navegador no nos dejó copiar. El enlace está en la página de integrantes.',
  account: 'Tu cuenta, {name}',
  settings: 'Ajustes',
  members: 'Integrantes',
  workspaces: 'Espacios',
  language: 'Idioma',
  theme: {
    label: 'Claro u oscuro',
    system: 'Como este dispositivo',
    light: 'Claro',
    dark: 'Oscuro',
  },
  signOut: 'Cerrar sesión',
  signIn: 'Iniciar sesión',
  loading: 'Cargando',
  close: 'Cerrar',
  cancel: 'Cancelar',
  copy: 'Copiar',
  copied: 'Copiado.',
  notCopied: 'Este navegador no nos dejó copiar. Selecciona el texto y cópialo a mano.',
  tryAgain,
  toHome: 'A tu espacio',
  hereNow: 'Aquí ahora',
  you: 'tú',
  more: '{count, plural, one {y # más} other {y # más}}: {names}',
  notFound: {
    title: 'Aquí no hay nada',
    text: 'La página se movió o se borró, o no se ha compartido contigo.',
  },
  broken,
  status: { empty: 'Vacío', draft: 'Borrador' },
  tagline: 'La estrategia, hecha en grupo y sin perder de vista en qué se apoya.',
  promise: 'Nada de lo que escribas sale de este servidor. Sin cuentas ajenas y sin pagar nada.',
}
