-- The services whose cards the person opened, for the ones opened last.
CREATE TABLE service_opened (slug TEXT PRIMARY KEY NOT NULL, at INTEGER NOT NULL) STRICT;
