/** 128 random bits; `randomUUID` is missing where a page is not served securely. */
export const createId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')
