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
}
