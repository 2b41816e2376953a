declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options: object)
    window: Record<string, unknown>
  }
}
