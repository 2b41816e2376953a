export const Money = () => (
  <main>
    <h1>Your money</h1>
  </main>
)
