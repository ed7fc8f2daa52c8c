-- A file is sent for a photo of a submission, or for the document that proves a mandate (evidence).
ALTER TABLE attachment ADD COLUMN purpose TEXT NOT NULL DEFAULT 'photo';
-- Which mandate took it; NULL while none did.
ALTER TABLE attachment ADD COLUMN mandate TEXT;
CREATE UNIQUE INDEX attachment_by_mandate ON attachment (mandate) WHERE mandate IS NOT NULL;
-- Those that nobody has taken, as in 0006.
DROP INDEX attachment_waiting;
CREATE INDEX attachment_waiting ON attachment (device, size) WHERE submission IS NULL AND mandate IS NULL;
