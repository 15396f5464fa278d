-- A page reserves the logo's room before it has come: its size in pixels.
ALTER TABLE "Portal" ADD COLUMN "logoWidth" INTEGER, ADD COLUMN "logoHeight" INTEGER;
