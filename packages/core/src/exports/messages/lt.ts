export { lithuanian } from '../../messages/lt.ts'
