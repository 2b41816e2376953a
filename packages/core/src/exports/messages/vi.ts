export { vietnamese } from '../../messages/vi.ts'
