// Prints as Markdown what a page loads of Relink at once and later: per entry, per chunk and per module.
// Needs `pnpm build` first. Limits are check-size.ts's, which prints this as well.
import { reportSize } from './size/report-size.ts'

console.log(await reportSize())
