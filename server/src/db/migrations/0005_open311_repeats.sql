-- What a client sent, in one digest: a client that got no answer sends the same again, and it is the same request.
ALTER TABLE open311_request ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
CREATE INDEX open311_request_by_fingerprint ON open311_request (client, fingerprint);
