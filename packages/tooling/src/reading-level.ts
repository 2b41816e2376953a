import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

/**
 * How many years of school an English text asks for, after Flesch and Kincaid.
 *
 * @param text Whole sentences, each ending in a full stop or a question mark.
 */
export const readingLevel = (text: string): number => {
  const plain = text.replaceAll('’', "'")
  const words = plain.split(/\s+/).filter((word) => /\w/.test(word))
  return fleschKincaid({
    sentence: plain.split(/[.?!](?:\s|$)/).filter((sentence) => /\w/.test(sentence)).length,
    word: words.length,
    syllable: words.reduce((total, word) => total + syllable(word), 0),
  })
}
