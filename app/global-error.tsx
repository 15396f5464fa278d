'use client';

import './globals.css';
import ErrorPage from './error';

/** The last resort, when even the layout failed: it must bring its own document. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <ErrorPage {...props} />
        </main>
      </body>
    </html>
  );
}
