export { lithuanian } from '@relink/core/messages/lt'
