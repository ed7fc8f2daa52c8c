-- Codice fiscale of whoever was signed in when a submission was sent: in nobody else's name may it leave.
ALTER TABLE submission ADD COLUMN sender TEXT;
