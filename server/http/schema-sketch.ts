/** The part of JSON Schema that our own schemas come out as. */
interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  additionalProperties?: Schema | boolean
  default?: unknown
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}

/** A schema as people read it: `{ name: text up to 80, role?: "member" | "steward" }`. */
export function shape(schema: unknown, indent = ''): string {
  return sketch(schema as Schema, indent)
}

/** A value that could fit a schema, for a command line to start from. */
export function example(schema: unknown): unknown {
  return made(schema as Schema)
}

function sketch(schema: Schema, indent: string): string {
  const options = schema.anyOf ?? schema.oneOf
  if (options) return options.map((one) => sketch(one, indent)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const orNull = [schema.type].flat().includes('null') ? ' | null' : ''
  if (schema.properties) return object(schema, schema.properties, indent) + orNull
  if (schema.items) return `${sketch(schema.items, indent)}[]${orNull}`
  if (typeof schema.additionalProperties === 'object')
    return `{ [name]: ${sketch(schema.additionalProperties, indent)} }`
  return [schema.type ?? 'anything']
    .flat()
    .map((type) => scalar(type, schema))
    .join(' | ')
}

function object(schema: Schema, properties: Record<string, Schema>, indent: string): string {
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(([name, property]) => {
    const optional = schema.required?.includes(name) ? '' : '?'
    const otherwise =
      property.default === undefined ? '' : `  (otherwise ${JSON.stringify(property.default)})`
    return `${inner}${name}${optional}: ${sketch(property, inner)}${otherwise}`
  })
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
}

function scalar(type: string, schema: Schema): string {
  switch (type) {
    case 'string':
      return `text${schema.format ? ` (${schema.format})` : ''}${range(schema.minLength, schema.maxLength)}`
    case 'integer':
      return `whole number${range(schema.minimum, schema.maximum)}`
    case 'boolean':
      return 'true | false'
    default:
      return type
  }
}

// zod bounds every integer by what JavaScript can hold; that tells nobody anything.
function range(from: number | undefined, to: number | undefined): string {
  const least = from === undefined || from === -Number.MAX_SAFE_INTEGER ? null : from
  const most = to === undefined || to === Number.MAX_SAFE_INTEGER ? null : to
  if (least !== null && most !== null) return ` ${least} to ${most}`
  if (most !== null) return ` up to ${most}`
  return least !== null ? ` from ${least}` : ''
}

function made(schema: Schema): unknown {
  const [option] = schema.anyOf ?? schema.oneOf ?? []
  if (option) return made(option)
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.properties) {
    const entries = Object.entries(schema.properties).map(([name, one]) => [name, made(one)])
    return Object.fromEntries(entries)
  }
  if (schema.items) return [made(schema.items)]
  switch ([schema.type].flat()[0]) {
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    default:
      return '…'
  }
}
