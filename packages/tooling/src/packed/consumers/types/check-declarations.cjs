// Type-checks a project and, of all declarations that it uses, those of Relink: `check-declarations.cjs <compiler> <project>`.
// TypeScript itself checks either no declarations or everybody's, and those of others take most of the time.
const { join } = require('node:path')

const [compiler, project] = process.argv.slice(2)
const ts = require(compiler)
const file = join(project, 'tsconfig.json')
const { config } = ts.readConfigFile(file, ts.sys.readFile)
const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, project)
const program = ts.createProgram(fileNames, options)
const own = program
  .getSourceFiles()
  .filter(({ fileName }) => /@relink\/[^/]+\/dist\/|every-door/.test(fileName))
const faults = [
  ...errors,
  ...program.getOptionsDiagnostics(),
  ...own.flatMap((each) => [
    ...program.getSyntacticDiagnostics(each),
    ...program.getSemanticDiagnostics(each),
  ]),
]
process.stdout.write(
  ts.formatDiagnostics(faults, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => '\n',
  }),
)
process.stdout.write(`${own.length} files\n`)
process.exit(faults.length > 0 ? 1 : 0)
