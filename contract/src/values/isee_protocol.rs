//! The protocol of a declaration for the ISEE (dichiarazione sostitutiva unica, DSU).

use std::str::FromStr;

/// The protocol that INPS gave to a declaration: `INPS-ISEE-2026-01234567A-00`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct IseeProtocol(String);

wrong! {
    /// Why a text is no protocol of a DSU.
    pub enum IseeProtocolFault {
        /// Not of its form.
        Form = "isee_protocol_form", "a DSU's protocol looks like INPS-ISEE-2026-01234567A-00";
    }
}

impl IseeProtocol {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for IseeProtocol {
    type Err = IseeProtocolFault;

    fn from_str(text: &str) -> Result<Self, IseeProtocolFault> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
        let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = |part: &str| {
            part.strip_suffix(|last: char| last.is_ascii_uppercase()).is_some_and(|number| digits(number, 8))
        };
        match text.split('-').collect::<Vec<_>>().as_slice() {
            ["INPS", "ISEE", year, number, version] if digits(year, 4) && is_number(number) && digits(version, 2) => {
                Ok(Self(text))
            }
            _ => Err(IseeProtocolFault::Form),
        }
    }
}

written_as_it_is!(IseeProtocol);
on_the_wire_as_text!(IseeProtocol);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_protocol_of_a_dsu_is_known_by_its_form() {
        let read = |text: &str| text.parse::<IseeProtocol>().map(|protocol| protocol.as_str().to_owned());
        assert_eq!(read(" inps-isee-2026-01234567a-00 ").as_deref(), Ok("INPS-ISEE-2026-01234567A-00"));
        for text in
            ["", "INPS-ISEE-2026-01234567-00", "INPS-ISEE-26-01234567A-00", "INPS-ISEE-2026-01234567A-0", "è-è-è-è-è"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
