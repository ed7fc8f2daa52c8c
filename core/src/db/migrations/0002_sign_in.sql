CREATE TABLE session (
  -- Who is signed in on this device. Known without a network too.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  person TEXT NOT NULL,                  -- JSON, `contract::ipc::SignedIn`
  refresh_token TEXT NOT NULL            -- good once, and only with the key in `identity`
) STRICT;

CREATE TABLE session_end (
  -- That the session was ended from elsewhere, until the person was told.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  at INTEGER NOT NULL                    -- Unix milliseconds
) STRICT;

CREATE TABLE revocation (
  -- Refresh tokens of sessions that the person has left, until the municipality was told.
  refresh_token TEXT PRIMARY KEY NOT NULL
) STRICT;

CREATE TABLE attempt (
  -- The sign-in whose person is in the browser: a phone may close the app meanwhile.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  attempt TEXT NOT NULL                  -- JSON, `core::sign_in::Attempt`
) STRICT;
