export { estonian } from '../../messages/et.ts'
