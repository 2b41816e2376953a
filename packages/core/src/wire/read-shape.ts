import { RelinkError } from '../errors/relink-error.ts'

/** Takes a value as what it should be, or refuses it by the name of its field. */
export type Read<T> = (value: unknown, field: string) => T

/** Refuses a field. Throws `response_invalid`. */
export const refuse = (field: string): never => {
  throw new RelinkError(
    'response_invalid',
    `Failed to read the server's answer: \`${field}\` is missing or wrong. Check the back end.`,
  )
}

export const text: Read<string> = (value, field) =>
  typeof value === 'string' ? value : refuse(field)

export const textOrNull: Read<string | null> = (value, field) =>
  value == null ? null : text(value, field)

export const flag: Read<boolean> = (value, field) =>
  typeof value === 'boolean' ? value : refuse(field)

export const finite: Read<number> = (value, field) =>
  Number.isFinite(value) ? (value as number) : refuse(field)

export const finiteOrNull: Read<number | null> = (value, field) =>
  value == null ? null : finite(value, field)

export const list =
  <T>(read: Read<T>): Read<T[]> =>
  (value, field) =>
    Array.isArray(value) ? value.map((entry) => read(entry, field)) : refuse(field)

export const oneOf =
  <T>(...words: T[]): Read<T> =>
  (value, field) =>
    words.includes(value as T) ? (value as T) : refuse(field)

/** One of these words; null for none of them, since another version may know more. */
export const wordOrNull =
  <T>(...words: T[]): Read<T | null> =>
  (value, field) =>
    words.find((word) => word === textOrNull(value, field)) ?? null

/** An object with these fields; any others are left out. */
export const shape =
  <T>(fields: { [Key in keyof T]-?: Read<T[Key]> }): Read<T> =>
  (value, field) => {
    if (typeof value !== 'object' || value === null) return refuse(field)
    const result: Partial<T> = {}
    for (const key in fields)
      result[key] = fields[key]((value as T)[key], field === 'body' ? key : `${field}.${key}`)
    return result as T
  }
