export { polish } from '../../messages/pl.ts'
