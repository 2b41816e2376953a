import createCode from 'qrcode-generator'

const svgNamespace = 'http://www.w3.org/2000/svg'

/** Draws an address as a QR code, for a phone to read. */
export const qrCode = (document: Document, address: string): SVGSVGElement => {
  const code = createCode(0, 'M')
  code.addData(address)
  code.make()
  const size = code.getModuleCount()
  const squares: string[] = []
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (code.isDark(row, column)) squares.push(`M${column} ${row}h1v1h-1z`)
    }
  }
  const svg = document.createElementNS(svgNamespace, 'svg')
  // Readers need the quiet zone around, and dark on light whatever the scheme.
  svg.setAttribute('viewBox', `-4 -4 ${size + 8} ${size + 8}`)
  svg.setAttribute('class', 'qr')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', 'QR code of the page of your bank')
  const path = document.createElementNS(svgNamespace, 'path')
  path.setAttribute('d', squares.join(''))
  svg.append(path)
  return svg
}
