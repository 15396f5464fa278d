'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const every = 1_500;

/** Reads the page anew while a file is being prepared; rendered only as long as one is. */
export function WatchPreparation() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, every);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
