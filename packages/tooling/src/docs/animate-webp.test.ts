import { expect, test } from 'vitest'
import { animateWebp } from './animate-webp.ts'

/** One white pixel, and one that is two wide, as encoders write them. */
const pixel = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')
const wider = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAQAAEAcQERGIiP4HAA==', 'base64')

const namesOf = (webp: Buffer): string[] => {
  const names: string[] = []
  for (let at = 12; at < webp.length;) {
    names.push(webp.toString('latin1', at, at + 4))
    const length = webp.readUInt32LE(at + 4)
    at += 8 + length + (length % 2)
  }
  return names
}

test('stills become one animation, each for its time', () => {
  const webp = animateWebp([
    { webp: pixel, duration: 1200 },
    { webp: pixel, duration: 300 },
  ])
  expect(webp.toString('latin1', 0, 4)).toBe('RIFF')
  expect(webp.readUInt32LE(4)).toBe(webp.length - 8)
  expect(namesOf(webp)).toEqual(['VP8X', 'ANIM', 'ANMF', 'ANMF'])
  const frame = webp.indexOf('ANMF')
  expect(webp.readUIntLE(frame + 8 + 12, 3)).toBe(1200)
  expect(webp.toString('latin1', frame + 8 + 16, frame + 8 + 20)).toBe('VP8L')
})

test('frames of different sizes, no frames, and what is no WebP are refused', () => {
  expect(() =>
    animateWebp([
      { webp: pixel, duration: 1 },
      { webp: wider, duration: 1 },
    ]),
  ).toThrow('differ in size')
  expect(() => animateWebp([])).toThrow('no frame')
  expect(() => animateWebp([{ webp: Buffer.from('a picture'), duration: 1 }])).toThrow('no WebP')
})
