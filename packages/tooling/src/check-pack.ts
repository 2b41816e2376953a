// Packs every published package, lets publint and are-the-types-wrong look at what users get, and follows the links of
// its docs.
import { checkPackedLinks } from './packed/check-packed-links.ts'
import { packPackages, published } from './packed/pack-packages.ts'
import { checkAll, finish } from './packed/report.ts'
import { mustRun } from './packed/run-command.ts'

const root = new URL('../../..', import.meta.url).pathname
const tarballs = await packPackages()

const lint = async (tarball: string): Promise<void> => {
  await mustRun('publint', ['run', tarball, '--strict'], root)
}
const readTypes = async (tarball: string): Promise<void> => {
  // Stylesheets have no types to be wrong.
  const rules = ['--profile', 'esm-only', '--exclude-entrypoints', './styles.css']
  await mustRun('attw', [tarball, ...rules], root)
}

await checkAll([
  ...published.map(
    (name) => [`@relink/${name}: are the types wrong`, () => readTypes(tarballs[name])] as const,
  ),
  ...published.map((name) => [`@relink/${name}: publint`, () => lint(tarballs[name])] as const),
  ...published.map(
    (name) => [`@relink/${name}: links`, () => checkPackedLinks(tarballs[name])] as const,
  ),
])
finish()
