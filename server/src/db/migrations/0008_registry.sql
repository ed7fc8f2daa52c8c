-- What an identity provider told belongs to the session in which it told it: a professional identity on one device and a
-- personal one on another do not mix. Codes live for a minute: whoever is on the way signs in once more.
DELETE FROM authorization_code;
ALTER TABLE authorization_code ADD COLUMN told TEXT NOT NULL DEFAULT '';
ALTER TABLE authorization_code ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE authorization_code ADD COLUMN origin_name TEXT NOT NULL DEFAULT '';
ALTER TABLE authorization_code ADD COLUMN told_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person_session ADD COLUMN told TEXT NOT NULL DEFAULT '';
ALTER TABLE person_session ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE person_session ADD COLUMN origin_name TEXT NOT NULL DEFAULT '';
ALTER TABLE person_session ADD COLUMN told_at BIGINT NOT NULL DEFAULT 0;
UPDATE person_session SET
  told = (SELECT p.told FROM person p WHERE p.tax_code = person_session.tax_code),
  origin = (SELECT p.origin FROM person p WHERE p.tax_code = person_session.tax_code),
  origin_name = (SELECT p.origin FROM person p WHERE p.tax_code = person_session.tax_code),
  told_at = (SELECT p.told_at FROM person p WHERE p.tax_code = person_session.tax_code);

CREATE TABLE register_entry (
  -- What the register office (anagrafe) told last of a person.
  tax_code TEXT PRIMARY KEY NOT NULL,
  entry TEXT,                                  -- JSON; NULL where it does not know the person
  told_at BIGINT NOT NULL
);

CREATE TABLE company (
  -- What the business register (registro imprese) told last of a company.
  vat_number TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  rea TEXT NOT NULL,                           -- number at the chamber of commerce; empty where there is none
  office TEXT NOT NULL,                        -- registered office
  told_at BIGINT NOT NULL
);

CREATE TABLE representative (
  -- Who represents a company, by the business register.
  vat_number TEXT NOT NULL REFERENCES company (vat_number),
  tax_code TEXT NOT NULL,
  PRIMARY KEY (vat_number, tax_code)
);
CREATE INDEX representative_by_person ON representative (tax_code);

CREATE TABLE representation (
  -- When the business register last told all companies that a person represents.
  tax_code TEXT PRIMARY KEY NOT NULL,
  told_at BIGINT NOT NULL
);
