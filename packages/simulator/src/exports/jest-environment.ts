/** For Jest's `testEnvironment`: a page in which a simulator and an app's server can live. */
export { default } from '../jest/page-environment.ts'
