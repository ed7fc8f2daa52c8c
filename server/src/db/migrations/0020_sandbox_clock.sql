-- How far the clock of a municipality in test mode is ahead of the time: put forward by whoever tries it out, never back.
CREATE TABLE sandbox_clock (
  id BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
  ahead BIGINT NOT NULL                        -- milliseconds
);
INSERT INTO sandbox_clock (id, ahead) VALUES (1, 0);
