-- The language of the browser in which a visitor last proved their address: mails to them speak it.
ALTER TABLE "Visitor" ADD COLUMN "locale" TEXT;
