CREATE TABLE upload (
  -- How far a file on its way up has come. Its device, size and digest are its attachment's.
  id TEXT PRIMARY KEY NOT NULL REFERENCES attachment (id),
  arrived BIGINT NOT NULL,                     -- bytes that are here to stay
  metadata TEXT NOT NULL,                      -- Upload-Metadata, as it came
  expires_at BIGINT NOT NULL                   -- until when the rest may come
);
CREATE INDEX upload_by_expiry ON upload (expires_at);

CREATE TABLE upload_piece (
  -- The parts of it that lie in the store of files, until the whole is there.
  upload TEXT NOT NULL REFERENCES upload (id),
  starts BIGINT NOT NULL,                      -- offset of its first byte
  size BIGINT NOT NULL,                        -- bytes
  name TEXT NOT NULL,                          -- in the store
  PRIMARY KEY (upload, starts)
);

CREATE TABLE thumbnail (
  -- The small picture that was drawn of a file, once. Both lie in the store of files.
  sha256 TEXT PRIMARY KEY NOT NULL,            -- of the picture
  small_sha256 TEXT NOT NULL                   -- of its thumbnail; empty where the picture cannot be drawn
);
