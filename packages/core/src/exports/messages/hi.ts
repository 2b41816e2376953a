export { hindi } from '../../messages/hi.ts'
