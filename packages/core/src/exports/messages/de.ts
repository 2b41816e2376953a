export { german } from '../../messages/de.ts'
