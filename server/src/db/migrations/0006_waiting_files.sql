-- Files that no submission has taken are counted and thrown away: by device, and by their bytes.
CREATE INDEX attachment_waiting ON attachment (device, size) WHERE submission IS NULL;
CREATE INDEX attachment_by_sha256 ON attachment (sha256);
CREATE INDEX thumbnail_by_small_sha256 ON thumbnail (small_sha256);
