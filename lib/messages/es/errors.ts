import type { errors as en } from '../en/errors'
import type { Translated } from '../translated'

export const errors: Translated<typeof en> = {
  bad_request: 'Falta algo o no es como se esperaba. Revisa lo que escribiste y prueba otra vez.',
  not_signed_in: 'Tu sesión terminó. Inicia sesión de nuevo para seguir.',
  sign_in_failed: 'El correo y la contraseña no coinciden. Revisa los dos y prueba otra vez.',
  token_invalid: 'Esta clave de acceso no existe, caducó o fue revocada.',
  not_allowed: 'Tu rol no permite hacer esto.',
  not_drafting: 'Aquí solo escribe el equipo de redacción. Puedes seguir la lectura.',
  name_in_use: 'Alguien aquí ya se llama así. Elige otro nombre.',
  password_wrong: 'Esa no es tu contraseña actual. Revísala y prueba otra vez.',
  scope_too_small: 'Esta clave de acceso solo permite leer.',
  origin_refused:
    'El servidor no reconoció esta dirección como suya. Abre Throughline en su dirección habitual y prueba otra vez.',
  not_found: 'Aquí no hay nada, o no se ha compartido contigo.',
  setup_done: 'Este Throughline ya está en marcha.',
  setup_token_wrong:
    'Este enlace de preparación no es válido. Usa el más reciente que mostró el servidor.',
  invite_gone: 'Este enlace de invitación caducó, se agotó o fue retirado. Pide otro.',
  share_gone: 'Este enlace ya no lleva a ninguna parte. Pide otro a quien te lo envió.',
  email_in_use:
    'Esa dirección no se puede usar con esa contraseña. Si ya tienes una cuenta, usa su contraseña o inicia sesión primero.',
  slug_in_use: 'Otro espacio ya usa este nombre corto.',
  last_steward:
    'Un espacio necesita al menos una persona responsable. Da antes ese rol a alguien más.',
  canvas_archived: 'Este lienzo está archivado. Recupéralo antes de cambiarlo.',
  already_member: 'Ya formas parte de este espacio.',
  too_many_tries: 'Demasiados intentos. Espera unos minutos y prueba otra vez.',
  says_so_already: 'El texto ya dice esto. No se ha cambiado nada.',
  restore_blurred: 'La historia ya no distingue esta recuperación. Recupera el momento anterior.',
  history_too_fast: 'Ha sido mucha historia a la vez. Espera un momento y prueba otra vez.',
  nothing_to_erase:
    'Ninguna de estas palabras está en este texto ni en su historia. No se cambió nada.',
  checks_too_fast:
    'Han sido muchas comprobaciones a la vez. Espera un minuto y comprueba otra vez.',
  fingerprint_unknown:
    'Ninguna comprobación de aquí tiene esta huella. Mira si hay un error al copiarla; también puede ser que se haya recuperado una copia de seguridad anterior a ella.',
  threads_full:
    'Hay tanto abierto en este texto que no cabe nada más. Resuelve antes lo que ya esté aclarado.',
  suggestions_full:
    'Tienes muchas sugerencias en espera en este texto. Podrás enviar más cuando se decidan algunas.',
  suggestion_changed: 'Otra persona se adelantó con esta sugerencia. Mírala de nuevo.',
  comments_too_fast: 'Han sido muchos a la vez. Espera un momento y vuelve a enviarlo.',
  search_too_fast: 'Fueron muchas búsquedas seguidas. Espera un momento y busca otra vez.',
  gather_too_soon:
    'Hace un momento ya se pidió a todos que vinieran. Espera un poco y vuelve a pedirlo.',
  image_kind:
    'Solo se pueden poner imágenes PNG, JPEG, GIF, WebP y AVIF. Guárdala antes en uno de estos formatos.',
  image_broken:
    'No se puede leer esta imagen. Quizá esté dañada; ábrela en tu dispositivo y guárdala de nuevo.',
  image_too_large:
    'Este archivo de imagen es más grande de lo que acepta el servidor. Hazlo más pequeño y prueba otra vez.',
  image_too_many_pixels:
    'Esta imagen tiene más píxeles de los que acepta el servidor. Hazla más pequeña y prueba otra vez.',
  images_full:
    'No queda sitio para imágenes en este espacio. Quien administra el servidor puede ampliarlo.',
  webhooks_full: 'Ya hay tantos puentes como puede haber. Quita uno primero.',
  webhook_off: 'Este puente está apagado. Enciéndelo primero.',
  too_large: 'Esto es más grande de lo que el servidor acepta.',
  framework_wrong: 'Algo en este marco no está bien. No se ha guardado nada.',
  framework_changed:
    'Alguien ha sido más rápido: hay una versión más nueva. Mira en qué se diferencia y vuelve a intentarlo.',
  quarantined:
    'Ahora mismo este texto no se puede abrir. No se ha cambiado nada de él y quien administra el servidor ya lo sabe.',
  busy: 'El servidor está ocupado. Prueba otra vez dentro de un momento.',
  internal: 'Algo falló en el servidor. Nada de lo que escribiste se ha perdido; prueba otra vez.',
  offline: 'No se puede llegar al servidor. Revisa tu conexión y prueba otra vez.',
  unexpected: 'El servidor respondió de forma inesperada. Recarga la página y prueba otra vez.',
}
