'use client';

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { type RefObject, useEffect, useRef } from 'react';

/** What others may do with an editor: put something in where the cursor is. */
export type MarkdownEditorHandle = { insert: (text: string) => void };

type Props = {
  label: string;
  /** What it begins with; later changes are the editor's own. */
  initial: string;
  /** BCP 47, for spelling and hyphens. */
  language: string;
  onChange: (text: string) => void;
  handle?: RefObject<MarkdownEditorHandle | null>;
};

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '0.8125rem', height: '100%' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono, ui-monospace, monospace)', lineHeight: '1.65' },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.875rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
});

const highlights = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.heading, color: 'var(--ink)', fontWeight: '600' },
    { tag: tags.strong, fontWeight: '600' },
    { tag: tags.emphasis, fontStyle: 'italic' },
    { tag: [tags.link, tags.url], color: 'var(--accent-text)' },
    { tag: [tags.processingInstruction, tags.monospace, tags.quote], color: 'var(--ink-muted)' },
  ]),
);

/**
 * An editor of Markdown (CodeMirror 6). Tab leaves it, as any other field, so that nobody with a keyboard is caught in it.
 * Give it a `key` for each text: what is in it is its own.
 */
export function MarkdownEditor({ label, initial, language, onChange, handle }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const changed = useRef(onChange);
  const first = useRef(initial);
  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);
  useEffect(() => {
    if (!place.current) return;
    // The editor brings a style element. What counts is the policy that the document came with, not that of the last answer.
    const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce;
    const view = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          ...(nonce ? [EditorView.cspNonce.of(nonce)] : []),
          history(),
          drawSelection(),
          markdown(),
          highlights,
          look,
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.perLineTextDirection.of(true),
          EditorView.contentAttributes.of({
            'aria-label': label,
            lang: language,
            spellcheck: 'true',
            autocorrect: 'on',
            autocapitalize: 'sentences',
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    if (handle)
      handle.current = {
        insert: (text) => {
          view.dispatch(view.state.replaceSelection(text));
          view.focus();
        },
      };
    return () => {
      if (handle) handle.current = null;
      view.destroy();
    };
  }, [label, language, handle]);
  return <div ref={place} className="h-full min-h-0 overflow-hidden" />;
}
