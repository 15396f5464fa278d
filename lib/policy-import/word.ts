import { createHash } from 'node:crypto';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { fileTypeFromBuffer } from 'file-type';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import mammoth from 'mammoth';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { RefusedFile } from './refused.ts';
import { importLimits } from './schema.ts';

const damaged =
  'This is not a readable Word document. Please open it in a word processor and save it anew as DOCX.';

// Programs, other documents and whatever lies elsewhere are never opened: the reader gets an archive without them.
const kept =
  /^(?!.*(?:embeddings|activeX|oleObject|customXml)).*\.(?:xml|rels|png|jpe?g|gif|bmp|emf|wmf|tiff?)$/i;
const macros = 'This document carries macros. Please save it as DOCX without them, or as PDF.';
const mostParts = 2_000;
const mostPartBytes = 32 * 1024 * 1024;

function unpackWord(bytes: Uint8Array): Record<string, Uint8Array> {
  let [parts, unpacked] = [0, 0];
  const seen = new Set<string>();
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (/vbaProject|vbaData/i.test(name))
        throw new RefusedFile(
          'This document carries macros. Please save it as DOCX without them, or as PDF.',
        );
      parts += 1;
      unpacked += originalSize;
      if (parts > mostParts || unpacked > importLimits.unpackedBytes || originalSize > mostPartBytes)
        throw new RefusedFile('This document unpacks to far more than a policy can hold. It is not read.');
      if (seen.has(name)) throw new RefusedFile(damaged);
      seen.add(name);
      return kept.test(name);
    },
  });
}

/** Refuses what no word processor writes into a part; takes a template that lies elsewhere out of its references. */
function cleanedPart(name: string, content: Uint8Array): Uint8Array {
  const start = new TextDecoder().decode(content.subarray(0, 4_096));
  if (/<!DOCTYPE|<!ENTITY/i.test(start) || /encoding\s*=\s*["'](?!utf-?8|us-ascii)/i.test(start))
    throw new RefusedFile(
      'This document declares XML entities, which no word processor does. It is not read.',
    );
  if (name === '[Content_Types].xml' && /macroEnabled/i.test(new TextDecoder().decode(content)))
    throw new RefusedFile(macros);
  if (!name.endsWith('.rels')) return content;
  const text = new TextDecoder().decode(content);
  return strToU8(text.replace(/<Relationship\b[^>]*attachedTemplate[^>]*>/gi, ''));
}

/** The document again with only what is needed. @throws RefusedFile */
function cleaned(bytes: Uint8Array): Buffer {
  const parts = Object.entries(unpackWord(bytes));
  const names = parts.map(([name]) => name);
  if (!names.includes('[Content_Types].xml') || !names.some((name) => /^word\/document\d*\.xml$/i.test(name)))
    throw new RefusedFile(damaged);
  const clean = parts.map(([name, content]) => [
    name,
    /\.(xml|rels)$/i.test(name) ? cleanedPart(name, content) : content,
  ]);
  return Buffer.from(zipSync(Object.fromEntries(clean), { level: 0 }));
}

const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
];

/** A picture of a document, under the path by which its text names it. */
export type WordPicture = { path: string; contentType: string; bytes: Uint8Array };

const mostPictures = 200;
const drawable = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** Collects the pictures of a document, each once, beside the document; what cannot be shown is told. */
class Pictures {
  readonly found = new Map<string, WordPicture>();
  readonly #folder: string;
  #refused = 0;

  constructor(path: string) {
    this.#folder = `${path}.pictures`;
  }

  /** The address of a picture as a text beside the document writes it; empty where it is not taken. */
  async take(read: () => Promise<Uint8Array>): Promise<string> {
    const bytes = await read().catch(() => null);
    const type =
      bytes && bytes.length <= importLimits.pictureBytes ? await fileTypeFromBuffer(bytes) : undefined;
    if (!bytes || !type || !drawable.has(type.mime) || this.found.size >= mostPictures) {
      this.#refused += 1;
      return '';
    }
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = this.found.get(hash);
    const path = known?.path ?? `${this.#folder}/${this.found.size + 1}.${type.ext}`;
    this.found.set(hash, { path, contentType: type.mime, bytes });
    const beside = path.slice(this.#folder.lastIndexOf('/') + 1);
    return encodeURI(beside).replace(/[()?#'"]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  }

  /** What did not come along, in words. */
  get notes(): string[] {
    if (this.#refused === 0) return [];
    const what = this.#refused === 1 ? 'A picture' : `${this.#refused} pictures`;
    return [
      `${what} of the Word document did not come along: PNG, JPEG and WebP are taken, up to 8 MB and ${mostPictures} a document, drawings (EMF, WMF, SVG) are not.`,
    ];
  }
}

type Page = ReturnType<typeof fromHtml>;
type Node = Page['children'][number];

function elements(node: Page | Node): Extract<Node, { type: 'element' }>[] {
  const children: Node[] = 'children' in node ? node.children : [];
  return children.filter((child) => child.type === 'element');
}

/** Markdown's tables have headings; where Word marks none, the first row holds them. */
function headTables(page: Page): void {
  const open = elements(page);
  for (let node = open.pop(); node; node = open.pop()) {
    const inner = elements(node);
    open.push(...inner);
    if (node.tagName !== 'table') continue;
    const [first] = inner[0]?.tagName === 'tbody' ? elements(inner[0]) : inner;
    if (first?.tagName === 'tr') for (const cell of elements(first)) cell.tagName = 'th';
  }
}

// Word describes pictures by itself, on several lines; brackets would end the description in Markdown.
function altOf(image: object): string {
  const said = 'altText' in image && typeof image.altText === 'string' ? image.altText : '';
  return said
    .replace(/[[\]\s]+/g, ' ')
    .trim()
    .slice(0, 300);
}

/**
 * What a Word document says, as Markdown, with its pictures, named from where the document lies (`path`), and notes of what did
 * not come along. Runs where strangers' files are read: lib/policy-import/read-process-main.ts. @throws RefusedFile
 */
export async function wordToMarkdown(
  bytes: Uint8Array,
  path = 'document.docx',
): Promise<{ text: string; pictures: WordPicture[]; notes: string[] }> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new RefusedFile(
      'This document is locked by a password or in the old DOC form. Please save it as DOCX.',
    );
  const pictures = new Pictures(path);
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: cleaned(bytes) },
      {
        styleMap: styles,
        ignoreEmptyParagraphs: true,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async (image) => ({
          src: await pictures.take(() => image.readAsBuffer()),
          alt: altOf(image),
        })),
      },
    );
    const html = value.replace(/<img\b[^>]*\bsrc=""[^>]*>/g, '').replace(/<a id="[^"]*"><\/a>/g, '');
    const page = fromHtml(html, { fragment: true });
    headTables(page);
    const tree = toMdast(page);
    const options: Options = { extensions: [gfmToMarkdown()], bullet: '-', rule: '-', emphasis: '_' };
    const text = toMarkdown(tree, options);
    if (text.trim() === '') throw new RefusedFile('This document holds no text.');
    return { text, pictures: [...pictures.found.values()], notes: pictures.notes };
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    throw new RefusedFile(damaged);
  }
}
