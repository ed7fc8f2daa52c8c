//! Answers that are one text: lines, days, codes, numbers and addresses.

use std::str::FromStr;

use super::super::{Answer, What};
use super::Reading;
use crate::expression::{Value, read_day};
use crate::problem::Fault;
use crate::service::Kind;
use crate::values::{CertifiedMail, Email, Iban, Phone, TaxCode, VatNumber, Wrong};

/// Whether an answer to it is one text that is no option.
pub fn takes(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::ShortText { .. }
            | Kind::LongText { .. }
            | Kind::Date
            | Kind::TaxCode
            | Kind::VatNumber
            | Kind::Iban
            | Kind::Email
            | Kind::CertifiedMail
            | Kind::Phone
    )
}

pub fn read(kind: &Kind, typed: &str) -> Reading {
    let value = match kind {
        Kind::ShortText { max_length } => return words(typed, *max_length, false),
        Kind::LongText { max_length } => return words(typed, *max_length, true),
        Kind::Date => return day_alone(typed),
        Kind::TaxCode => code(typed, TaxCode::as_str),
        Kind::VatNumber => code(typed, VatNumber::as_str),
        Kind::Iban => code(typed, Iban::as_str),
        Kind::Email => code(typed, Email::as_str),
        Kind::CertifiedMail => code(typed, CertifiedMail::as_str),
        Kind::Phone => code(typed, Phone::as_str),
        _ => Err(Fault::Malformed.into()),
    };
    match value {
        Ok(text) => Reading::of_text(text),
        Err(what) => Reading::unreadable(&Answer::text(typed), what),
    }
}

/// A code in its normal form.
pub fn code<T>(typed: &str, as_str: fn(&T) -> &str) -> Result<String, What>
where
    T: FromStr,
    T::Err: Wrong,
{
    typed.parse().map(|code: T| as_str(&code).to_owned()).map_err(|wrong| What::wrong(&wrong))
}

/// A line of text without blanks around it.
pub fn line(typed: &str, max_length: u32, several: bool) -> Result<String, What> {
    let text = typed.trim();
    // No document can be printed with them, and no PostgreSQL keeps a zero.
    let breaks = |c: char| several && matches!(c, '\n' | '\r' | '\t');
    if text.chars().any(|c| c.is_control() && !breaks(c)) {
        return Err(Fault::Malformed.into());
    }
    if text.chars().count() > max_length as usize {
        return Err(What::bound(Fault::TooLong, max_length));
    }
    Ok(text.to_owned())
}

/// A day as it is kept.
pub fn day(typed: &str) -> Result<(Value, String), What> {
    let text = typed.trim();
    read_day(text).map(|day| (day.into(), text.to_owned())).ok_or_else(|| Fault::Malformed.into())
}

fn words(typed: &str, max_length: u32, several: bool) -> Reading {
    match line(typed, max_length, several) {
        Ok(text) => Reading::of_text(text),
        Err(what) => Reading::unreadable(&Answer::text(typed.trim()), what),
    }
}

fn day_alone(typed: &str) -> Reading {
    match day(typed) {
        Ok((value, text)) => Reading::of(value, Answer::Text(text)),
        Err(what) => Reading::unreadable(&Answer::text(typed), what),
    }
}
