-- The person who was signed in on the device that sent it (codice fiscale); NULL where nobody was, or more than one.
ALTER TABLE submission ADD COLUMN person TEXT;
CREATE INDEX person_session_by_device ON person_session (device);
