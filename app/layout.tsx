import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { readerLocale } from '#lib/messages/reader.ts';
import './globals.css';

// Every answer's scripts carry a nonce of its own, which a page rendered at build time cannot have.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'Candor', template: '%s' },
  // Search engines come in only where an organization says so, on its portal's pages.
  robots: { index: false, follow: false },
  // A phone must not turn copy codes and identifiers into telephone links.
  formatDetection: { telephone: false, email: false, address: false },
  icons: { icon: '/icon.svg' },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f8f6' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1211' },
  ],
};

/** The document around every page. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={readerLocale()} dir="ltr">
      <body>{children}</body>
    </html>
  );
}
