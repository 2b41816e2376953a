/** Anything that survives a trip through JSON unchanged. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject

/** A JSON object, such as the `context` an app wants back after the trip to the bank. */
export interface JsonObject {
  [key: string]: JsonValue
}
