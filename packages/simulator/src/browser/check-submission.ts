/**
 * Checks what a page gives to Layer's way in, which has no effect here.
 *
 * @throws TypeError when it is no object, for Layer could not read it.
 */
export const checkSubmission = (data: unknown): void => {
  if (typeof data === 'object' && data !== null) return
  throw new TypeError('Plaid submit takes an object with phone_number or date_of_birth')
}
