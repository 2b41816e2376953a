// Checks the docs: that every example compiles against the packages of the workspace, that every command names a
// script there is, and that every link leads somewhere. A block is left out only with "ignore" and a reason behind
// its language; one that says "ignore it is <file>, …" has to be what stands there. With --online each address outside is fetched as well.
import { isReference, readApiExamples } from './api-examples.ts'
import { checkCopy } from './check-copies.ts'
import { checkLinks } from './check-links.ts'
import { checkOnline } from './check-online.ts'
import { checkHtml, checkJson, checkShell, readScripts } from './check-shell.ts'
import { checkTypes, isTyped } from './check-types.ts'
import { readBlocks, readDocs, type Block, type Fault } from './read-docs.ts'

const root = new URL('../../../..', import.meta.url).pathname

const started = performance.now()
const docs = readDocs(root)
const blocks = [
  ...docs.filter((doc) => !isReference(doc)).flatMap(readBlocks),
  ...readApiExamples(docs.filter(isReference)),
]
const checked = blocks.filter(({ ignored }) => ignored === null)
const scripts = readScripts(root)

const checkBlock = (block: Block): Fault[] => {
  if (block.language === 'sh') return checkShell(block, scripts)
  if (block.language === 'json') return checkJson(block)
  return block.language === 'html' ? checkHtml(block) : []
}

const faults = [
  ...blocks
    .filter(({ ignored }) => ignored === '')
    .map(({ file, line }) => ({ file, line, what: 'say why the block is ignored' })),
  ...blocks.flatMap((block) => checkCopy(block, root)),
  ...checked.flatMap(checkBlock),
  ...checkLinks(docs, root),
  ...(await checkTypes(checked.filter(isTyped), root)),
  ...(process.argv.includes('--online') ? await checkOnline(docs) : []),
]
for (const { file, line, what } of faults) console.log(`${file}:${line}  ${what}`)

const seconds = ((performance.now() - started) / 1000).toFixed(1)
const left = blocks.length - checked.length
console.log(
  `${docs.length} docs, ${checked.length} blocks of code checked, ${left} left out: ${faults.length} faults (${seconds} s)`,
)
process.exit(faults.length === 0 ? 0 : 1)
