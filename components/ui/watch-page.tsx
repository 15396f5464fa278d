'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const every = 1_500;

/** Reads the page anew while something is being done in the background; rendered only as long as it is. */
export function WatchPage() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, every);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
