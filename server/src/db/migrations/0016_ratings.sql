CREATE TABLE rating (
  -- How easy it was to use a service (valutazione), as whoever sent the submission says; another takes its place.
  submission TEXT PRIMARY KEY NOT NULL,
  service TEXT NOT NULL,                       -- slug
  stars BIGINT NOT NULL,                       -- 1 to 5
  aspect TEXT,                                 -- contract::rating::Aspect; NULL where it was not said
  words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX rating_by_service ON rating (service);
