export { hindi } from '@relink/core/messages/hi'
