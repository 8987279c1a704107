import type { writing as english } from '../en/writing-tools'
import type { Translated } from '../translated'

export const writing: Translated<typeof english> = {
  table: {
    row: 'Fila',
    column: 'Columna',
    table: 'Tabla',
    rowAbove: 'Añadir una fila encima',
    rowBelow: 'Añadir una fila debajo',
    rowUp: 'Subir la fila',
    rowDown: 'Bajar la fila',
    removeRow: 'Quitar la fila',
    columnBefore: 'Añadir una columna antes',
    columnAfter: 'Añadir una columna después',
    columnBack: 'Mover la columna hacia atrás',
    columnOn: 'Mover la columna hacia delante',
    wider: 'Más ancha',
    narrower: 'Más estrecha',
    removeColumn: 'Quitar la columna',
    align: 'Las palabras van',
    left: 'Al principio',
    center: 'En el centro',
    right: 'Al final',
    headerRow: 'La primera fila son títulos',
    headerColumn: 'La primera columna son títulos',
    ownWidth: 'Columnas según sus palabras',
    removeTable: 'Quitar la tabla',
  },
}
