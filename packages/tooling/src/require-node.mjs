// Plain JavaScript on purpose: it has to run on the Node that is too old.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Relink needs Node 22.18 or newer (24 is best), this is ${process.versions.node}: install it from https://nodejs.org and run the command again.`,
  )
  process.exit(1)
}
