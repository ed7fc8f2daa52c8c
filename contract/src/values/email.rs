//! Addresses of electronic mail, ordinary and certified.

use std::str::FromStr;

/// Longest address in bytes, as a mail server takes it (RFC 5321, 4.5.3.1, with its erratum 1690).
const LENGTH_MAX: usize = 254;
/// Longest part before the `@`.
const LOCAL_MAX: usize = 64;
/// Longest name between two dots of a domain.
const LABEL_MAX: usize = 63;

/// An address as people have them. What the standard allows beside, such as quotation marks and comments, is refused: it is
/// a mistake more often than an address. That somebody reads it, only a letter to it can tell.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Email(String);

/// An address that its owner says is certified (posta elettronica certificata, PEC; D.P.R. 68/2005). Whether it is, and
/// whose, only the registers know (INI-PEC, INAD, IPA); here what certainly is none is refused.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CertifiedMail(Email);

/// Providers of ordinary mail that give no certified addresses, by the name before the last dot.
const ORDINARY: &[&str] = &["gmail", "googlemail", "hotmail", "outlook", "live", "yahoo", "icloud"];

wrong! {
    /// Why a text is no address.
    pub enum EmailFault {
        /// Longer than mail servers take.
        TooLong {
            /// The most there may be.
            limit: usize
        } = "email_too_long", "more than {limit} bytes";
        /// A blank inside.
        Blank = "email_blank", "there is a blank inside";
        /// Not exactly one `@`.
        At {
            /// How many there are.
            found: usize
        } = "email_at", "one @ is expected, there are {found}";
        /// Nothing before the `@`, or dots where none can be.
        Local = "email_local", "the part before the @ is empty, too long or has a dot out of place";
        /// After the `@` is no name with a dot in it.
        Domain {
            /// What is there.
            found: String
        } = "email_domain", "{found:?} is no domain";
        /// A character that addresses do not have.
        Character {
            /// The character.
            found: char
        } = "email_character", "{found:?} does not belong into an address";
        /// An address of a provider of ordinary mail, where a certified one is asked for.
        NotCertified {
            /// The domain.
            domain: String
        } = "email_not_certified", "{domain} gives no certified addresses";
    }
}

impl Email {
    /// The address; its domain in small letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the `@`.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map(|(_, domain)| domain).unwrap_or_default()
    }
}

impl FromStr for Email {
    type Err = EmailFault;

    fn from_str(text: &str) -> Result<Self, EmailFault> {
        let typed = text.trim();
        if typed.len() > LENGTH_MAX {
            return Err(EmailFault::TooLong { limit: LENGTH_MAX });
        }
        if typed.chars().any(char::is_whitespace) {
            return Err(EmailFault::Blank);
        }
        let found = typed.matches('@').count();
        let (1, Some((local, domain))) = (found, typed.split_once('@')) else { return Err(EmailFault::At { found }) };
        if let Some(found) = typed.chars().find(|c| c.is_control() || "()<>[]:;,\\\"".contains(*c)) {
            return Err(EmailFault::Character { found });
        }
        if local.len() > LOCAL_MAX || local.split('.').any(str::is_empty) {
            return Err(EmailFault::Local);
        }
        let domain = domain.to_lowercase();
        if is_domain(&domain) {
            Ok(Self(format!("{local}@{domain}")))
        } else {
            Err(EmailFault::Domain { found: domain })
        }
    }
}

/// Two names at least, of letters, digits and inner hyphens (RFC 1123, 2.1), the last one no number.
fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let known = |c: char| c.is_alphanumeric() || c == '-';
    let is_label = |label: &str| {
        (1..=LABEL_MAX).contains(&label.len()) && label.chars().all(known) && label.trim_matches('-') == label
    };
    let named = labels.last().is_some_and(|last| last.chars().any(char::is_alphabetic));
    labels.len() >= 2 && named && labels.into_iter().all(is_label)
}

impl CertifiedMail {
    /// The address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromStr for CertifiedMail {
    type Err = EmailFault;

    fn from_str(text: &str) -> Result<Self, EmailFault> {
        let email: Email = text.parse()?;
        // Of `hotmail.it` and `yahoo.co.uk` the first name, but not that of `pec.outlook.example`.
        let provider = email.domain().split('.').next().unwrap_or_default();
        if ORDINARY.contains(&provider) {
            return Err(EmailFault::NotCertified { domain: email.domain().to_owned() });
        }
        Ok(Self(email))
    }
}

written_as_it_is!(Email);
on_the_wire_as_text!(Email);
written_as_it_is!(CertifiedMail);
on_the_wire_as_text!(CertifiedMail);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::values::wrong::tests::each_is_reached;

    #[test]
    fn addresses_that_people_have_are_taken() {
        let cases = [
            ("ada@example.it", "ada@example.it"),
            (" Ada.Neri+comune@Example.IT ", "Ada.Neri+comune@example.it"),
            ("o'neri_1@mail.città.example", "o'neri_1@mail.città.example"),
            ("a@b-c.de", "a@b-c.de"),
        ];
        for (typed, address) in cases {
            assert_eq!(typed.parse::<Email>().map(|email| email.to_string()), Ok(address.to_owned()), "{typed}");
        }
    }

    #[test]
    fn each_mistake_is_told() {
        let domain = |found: &str| EmailFault::Domain { found: found.into() };
        let cases = [
            (format!("ada@{}.it", "x".repeat(250)), EmailFault::TooLong { limit: 254 }),
            ("ada neri@example.it".into(), EmailFault::Blank),
            ("ada.example.it".into(), EmailFault::At { found: 0 }),
            ("ada@neri@example.it".into(), EmailFault::At { found: 2 }),
            ("@example.it".into(), EmailFault::Local),
            ("ada..neri@example.it".into(), EmailFault::Local),
            (format!("{}@example.it", "x".repeat(65)), EmailFault::Local),
            ("ada@comune".into(), domain("comune")),
            ("ada@example.".into(), domain("example.")),
            ("ada@-example.it".into(), domain("-example.it")),
            ("ada@127.0.0.1".into(), domain("127.0.0.1")),
            (format!("ada@{}.it", "x".repeat(64)), domain(&format!("{}.it", "x".repeat(64)))),
            ("<ada@example.it>".into(), EmailFault::Character { found: '<' }),
            ("ada@example.it;".into(), EmailFault::Character { found: ';' }),
        ];
        for (typed, fault) in &cases {
            assert_eq!(typed.parse::<Email>().as_ref(), Err(fault), "{typed}");
        }
        let certified = EmailFault::NotCertified { domain: "gmail.com".into() };
        assert_eq!("ada@Gmail.com".parse::<CertifiedMail>().as_ref(), Err(&certified));
        each_is_reached(EmailFault::KEYS, cases.iter().map(|(_, fault)| fault).chain([&certified]));
    }

    #[test]
    fn an_address_that_may_be_certified_is_believed() {
        for typed in ["suap.comune.ravenna@legalmail.it", "ada@pec.example.it", "ada@pec.outlook.example"] {
            assert!(typed.parse::<CertifiedMail>().is_ok(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn an_address_is_read_again_as_itself(text in "[a-zA-Z0-9.+_-]{1,20}@[a-zA-Z0-9.-]{1,30}") {
            if let Ok(email) = text.parse::<Email>() {
                prop_assert_eq!(email.to_string().parse::<Email>(), Ok(email));
            }
        }

        #[test]
        fn foreign_text_never_panics(text in ".{0,60}") {
            let _ = (text.parse::<Email>(), text.parse::<CertifiedMail>());
        }
    }
}
