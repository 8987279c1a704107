import type { images as en } from '../en/images'
import type { Translated } from '../translated'

export const images: Translated<typeof en> = {
  sending: 'Enviando {name}',
  cancel: 'Cancelar',
  retry: 'Probar otra vez',
  dismiss: 'Dejarla fuera',
  aPicture: 'una imagen pegada',
  offline:
    'No hay conexión, así que esta imagen no se envió. Tu texto está a salvo. Prueba otra vez cuando haya conexión.',
  elsewhere:
    '{count, plural, one {Una imagen está en otro sitio y no se descargó. Guárdala en tu dispositivo y suéltala aquí.} other {# imágenes están en otros sitios y no se descargaron. Guárdalas en tu dispositivo y suéltalas aquí.}}',
  noImage: 'Solo se pueden poner imágenes: PNG, JPEG, GIF, WebP o AVIF.',
  gone: 'Esta imagen no se puede mostrar',
  undescribed: 'Una imagen sin descripción',
  describeMark: 'Describir esta imagen',
  tools: 'Cambiar la imagen',
  describe: 'Describir',
  remove: 'Quitar',
  size: 'Anchura',
  small: 'Pequeña',
  normal: 'Normal',
  full: 'Todo el ancho',
  form: {
    title: 'Describir la imagen',
    alt: '¿Qué muestra?',
    hint: 'Una o dos frases, para quien no puede verla.',
    decorative: 'Es solo un adorno, no hay nada que describir',
    caption: 'Pie de imagen, a la vista de todos',
    save: 'Guardar',
    later: 'Más tarde',
  },
}
