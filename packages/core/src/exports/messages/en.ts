export { english } from '../../messages/en.ts'
