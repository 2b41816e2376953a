// Imports every door of every package, as plain Node does. Doors come as parameters.
const failed = []
for (const door of process.argv.slice(2)) {
  try {
    const names = Object.keys(await import(door))
    if (names.length === 0) failed.push(`${door} gives out nothing`)
  } catch (error) {
    failed.push(`${door}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
if (failed.length > 0) console.error(failed.join('\n'))
process.exit(failed.length > 0 ? 1 : 0)
