/** One picture of an animation. */
export interface Frame {
  /** A still WebP, as a canvas gives it; all frames have the same size. */
  webp: Uint8Array
  /** How long it is shown, in milliseconds. */
  duration: number
}

const chunk = (name: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(data.length, 4)
  // Chunks begin at even places.
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

/** A number of three bytes, as WebP writes sizes and times. */
const three = (value: number): Buffer => {
  const bytes = Buffer.alloc(3)
  bytes.writeUIntLE(value, 0, 3)
  return bytes
}

interface Still {
  width: number
  height: number
  /** The chunks that hold the picture: `VP8 ` or `VP8L`, with `ALPH` where there is one. */
  picture: Buffer
}

const sizeOf = (name: string, data: Buffer): [width: number, height: number] => {
  if (name === 'VP8 ') return [data.readUInt16LE(6) & 0x3f_ff, data.readUInt16LE(8) & 0x3f_ff]
  const bits = data.readUInt32LE(1)
  return [(bits & 0x3f_ff) + 1, ((bits >>> 14) & 0x3f_ff) + 1]
}

const readStill = (webp: Uint8Array): Still => {
  const bytes = Buffer.from(webp.buffer, webp.byteOffset, webp.byteLength)
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    throw new Error('Failed to read a picture: it is no WebP. Make it with a canvas of Chromium.')
  const parts: Buffer[] = []
  let size: [number, number] = [0, 0]
  for (let at = 12; at < bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (['VP8 ', 'VP8L', 'ALPH'].includes(name)) parts.push(chunk(name, data))
    if (name === 'VP8 ' || name === 'VP8L') size = sizeOf(name, data)
    at += 8 + length + (length % 2)
  }
  return { width: size[0], height: size[1], picture: Buffer.concat(parts) }
}

/**
 * Makes one animated WebP of still ones, which begins anew when it has ended.
 *
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export const animateWebp = (frames: readonly Frame[]): Buffer => {
  const stills = frames.map(({ webp }) => readStill(webp))
  const [first] = stills
  if (first === undefined) throw new Error('Failed to make an animation: it has no frame.')
  const { width, height } = first
  if (stills.some((still) => still.width !== width || still.height !== height))
    throw new Error('Failed to make an animation: its frames differ in size. Give each the same.')
  const size = [three(width - 1), three(height - 1)]
  const chunks = [
    // The flag says that it is animated.
    chunk('VP8X', Buffer.concat([Buffer.from([0b10, 0, 0, 0]), ...size])),
    // A white background, and no end.
    chunk('ANIM', Buffer.from([255, 255, 255, 255, 0, 0])),
    ...stills.map(({ picture }, index) =>
      chunk(
        'ANMF',
        Buffer.concat([
          three(0),
          three(0),
          ...size,
          three(frames[index]?.duration ?? 0),
          // Put in the place of the one before, not blended with it.
          Buffer.from([0b10]),
          picture,
        ]),
      ),
    ),
  ]
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]))
}
