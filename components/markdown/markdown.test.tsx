import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe('a text written by somebody', () => {
  it('brings no HTML, image or script of its own', () => {
    const shown = html(
      '<script>alert(1)</script>\n\n<b onclick="x()">bold</b> ![pixel](https://evil.example/p.png)',
    );
    expect(shown).not.toMatch(/<script|<b |onclick|<img|evil\.example/);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/relative',
    'JaVaScRiPt:x',
    'file:///etc/passwd',
  ])('keeps only the words of a link to %s', (target) => {
    const shown = html(`[words](${target})`);
    expect(shown).toContain('words');
    expect(shown).not.toContain('href');
  });

  it('links to web pages and mail addresses without telling them where the reader comes from', () => {
    expect(html('[a](https://example.org/x)')).toContain(
      '<a href="https://example.org/x" rel="noopener noreferrer nofollow">',
    );
    expect(html('<legal@example.org>')).toContain('href="mailto:legal@example.org"');
  });

  it('starts its headings below the one of the page', () => {
    expect(html('# One\n\n## Two')).toMatch(/<h2>One<\/h2>\s*<h3>Two<\/h3>/);
  });
});
