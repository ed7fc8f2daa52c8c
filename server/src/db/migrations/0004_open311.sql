CREATE TABLE open311_request (
  -- What a client of Open311 said of a report beyond what the report itself keeps.
  report TEXT PRIMARY KEY NOT NULL REFERENCES report (id),
  client TEXT NOT NULL,                        -- whose key it came with
  description TEXT NOT NULL,                   -- as it came, and as it is given back
  media_url TEXT NOT NULL                      -- a picture elsewhere, never fetched; empty where there is none
);
