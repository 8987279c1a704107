import type { door as en } from '../en/door'
import type { Translated } from '../translated'

export const door: Translated<typeof en> = {
  about: 'Sobre Throughline',
  workspace: 'Espacio de trabajo',
  workspaceHint: 'El nombre de tu grupo, tal como lo verán sus integrantes.',
  workspaceWrong: 'Escribe un nombre de hasta 80 letras.',
  name: 'Tu nombre',
  nameHint: 'Puede ser un seudónimo.',
  nameWrong: 'Escribe el nombre que verán los demás, de hasta 80 letras.',
  email: 'Correo electrónico',
  emailWrong: 'Escribe una dirección como nombre@example.org.',
  password: 'Contraseña',
  passwordHint:
    'Al menos {min, number} caracteres. Tres palabras sin relación entre sí funcionan bien.',
  passwordWrong: 'Elige una contraseña de al menos {min, number} caracteres.',
  passwordMissing: 'Escribe tu contraseña.',
  setup: {
    title: 'Prepara tu espacio',
    intro: 'Cuatro datos. Puedes cambiarlos todos más adelante.',
    example: 'Empezar con el ejemplo',
    exampleHint:
      'Una estrategia completa de un grupo inventado de amigos de la biblioteca, para ver cómo encaja todo.',
    submit: 'Crear el espacio',
    busy: 'Creando…',
    tokenMissing: {
      title: 'Abre el enlace de preparación',
      text: 'Este Throughline es nuevo. Al arrancar, el servidor mostró un enlace de preparación: busca en su ventana o en su registro una dirección que contenga «/setup?token=» y ábrela. Solo puede prepararlo quien tenga acceso al servidor.',
    },
    done: {
      title: 'Ya está preparado',
      text: 'Este Throughline ya está en marcha. Inicia sesión o pide a alguien de tu grupo un enlace de invitación.',
    },
  },
  signin: {
    title: 'Iniciar sesión',
    submit: 'Entrar',
    busy: 'Entrando…',
    invited: '¿Te invitaron? Abre el enlace que recibiste: con él se crea tu cuenta.',
    forgot: '¿Olvidaste la contraseña? Pide otra a quien administra este servidor.',
    signedOut: 'Tu sesión se cerró. Inicia sesión para seguir donde estabas.',
  },
  join: {
    title: 'Únete a {workspace}',
    invited: 'Te invita {name}. Tu rol será: {role}.',
    submit: 'Crear mi cuenta y entrar',
    busy: 'Entrando…',
    or: 'o',
    haveAccount: 'Ya tengo una cuenta',
    signedInAs: 'Has iniciado sesión como {name}.',
    joinNow: 'Unirme a {workspace}',
    notYou: '¿No eres tú? Cierra antes la sesión',
    gone: {
      title: 'Este enlace de invitación ya no sirve',
      text: 'Caducó, se agotó o fue retirado. Pide otro a quien te lo envió.',
    },
    open: 'Abrir el espacio',
  },
  none: {
    title: 'Todavía sin espacio',
    text: 'Has iniciado sesión como {name}, pero no formas parte de ningún espacio. Pide a alguien de tu grupo un enlace de invitación y ábrelo aquí.',
  },
  choose: { title: 'Tus espacios' },
}
