export const Recipes = ({ userId }: { userId: string }) => (
  <main>
    <h1>Hello, {userId}</h1>
  </main>
)
