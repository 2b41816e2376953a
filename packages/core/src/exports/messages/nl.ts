export { dutch } from '../../messages/nl.ts'
