// Apart from `shell`: every page carries these two along, in all languages, for when even its frame
// fails.
export const broken = {
  title: 'Esta página no se cargó',
  text: 'Algo falló por el camino. Lo que escribiste está a salvo.',
  busy: 'El servidor respondió tarde o no respondió. Lo que escribiste está a salvo.',
}

export const tryAgain = 'Probar otra vez'
