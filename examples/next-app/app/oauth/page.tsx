'use client'

import { OAuthReturn } from '@relink/react'
import { useRouter } from 'next/navigation'

const Page = () => {
  const router = useRouter()
  return (
    <section className="card">
      <h1>Your bank</h1>
      <OAuthReturn onFinished={({ returnTo }) => router.replace(returnTo)} />
    </section>
  )
}

export default Page
