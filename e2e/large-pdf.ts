import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import PdfDocument from 'pdfkit';

/** A PDF of about so many MiB that cannot be packed smaller: each page draws a line of text and says much that is not seen. */
export function largePdf(mebibytes: number): Promise<Buffer> {
  const pdf = new PdfDocument({ size: 'A4', compress: false, autoFirstPage: false });
  for (let page = 1; page <= mebibytes; page += 1) {
    pdf.addPage().text(`Page ${page} of the report`);
    pdf.addContent(`% ${randomBytes(1024 * 1024).toString('base64')}`);
  }
  pdf.end();
  return buffer(pdf);
}
