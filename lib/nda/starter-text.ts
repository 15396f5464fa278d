/** The text a new organization begins with: short, mutual in tone, ours. A lawyer should read it before it is published. */
export const starterTitle = 'Confidentiality agreement for security documents';

/** Markdown with merge fields; each paragraph is one line, so that it wraps wherever it is edited. */
export const starterText = `This agreement is between **{{organization}}** ("we") and **{{company}}** ("you"), represented by {{person}}, {{title}}. It takes effect on {{date}}.

## 1. What it is about

You want to judge whether our services are safe enough for you. For that purpose we let you read documents that are not public, such as audit reports, test results and policies ("the documents").

## 2. What you may do

1. You may use the documents only to judge, buy or keep using our services.
2. You may show them to people of your company, and to advisers bound to secrecy, who need them for that purpose.
3. You answer for those people as for yourself.

## 3. What you may not do

1. You may not pass the documents, or what they say, to anyone else.
2. You may not remove marks from them. Each copy carries the name of the person who received it.
3. You may not use them to attack or to copy our services.

## 4. What is not covered

Information that is public without your doing, that you knew before, that you found out by yourself, or that somebody gave you who was allowed to. If a court or an authority obliges you to disclose a document, tell us first where the law lets you.

## 5. How you keep them

You protect the documents as you protect your own confidential papers, and at least with reasonable care. If one is lost or seen by the wrong person, you tell us without delay.

## 6. How long

Your duties last for three years after you last received a document. When we ask, you delete the documents, except copies that the law or ordinary backups make you keep; for those this agreement goes on.

## 7. The rest

The documents stay ours, and we give them as they are. This agreement moves no right to you and obliges nobody to conclude a further contract. Changes are made in writing. If a part does not hold, the rest does.

Notices go to you at: {{address}}
`;
