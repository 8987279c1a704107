import { ElementSkeleton } from '@/components/editor/element-skeleton'

export default function Loading() {
  return (
    <>
      {/* The bar keeps its height, so that the page does not move when it comes. */}
      <div className="top" />
      <ElementSkeleton />
    </>
  )
}
