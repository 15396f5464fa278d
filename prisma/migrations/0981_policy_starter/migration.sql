-- Which starter a policy came from: what it suggests can be mapped when controls and frameworks come later.
ALTER TABLE "Policy" ADD COLUMN "starter" TEXT;
