import ReactMarkdown, { type Components } from 'react-markdown';
import { classes } from '../ui/classes';

const allowedSchemes = ['https:', 'http:', 'mailto:'];

/** The link if it is absolute and of a harmless kind, else nothing: then only its text remains. */
function safeLink(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed && allowedSchemes.includes(parsed.protocol) ? parsed.href : undefined;
}

const parts: Components = {
  a: ({ href, children }) =>
    href ? (
      <a href={href} rel="noopener noreferrer nofollow">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
};

type MarkdownProps = {
  text: string;
  /** `document` is the serif of agreements and policies, to be read and printed; `note` is for short texts. */
  look?: 'document' | 'note';
  /** The level of the text's first heading on this page. */
  headingLevel?: 2 | 3;
  className?: string;
};

/** Markdown made inert: no HTML of its author's, no images, links to web pages and mail addresses only. */
export function Markdown({ text, look = 'note', headingLevel = 2, className }: MarkdownProps) {
  return (
    <div dir="auto" className={classes('reading', look === 'document' && 'reading-document', className)}>
      <ReactMarkdown
        skipHtml
        disallowedElements={['img']}
        urlTransform={safeLink}
        components={headingLevel === 2 ? shifted : { ...shifted, ...deeper }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}

// The page has the only h1; an author's "#" therefore starts one level lower.
const shifted: Components = {
  ...parts,
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
};

const deeper: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
};
