import { ListSkeleton } from '@/components/ui/skeleton';

/** Shown until the list is there. */
export default function Loading() {
  return <ListSkeleton />;
}
