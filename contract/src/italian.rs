//! Words and amounts of Italian that both ends read and write.

/// The months, January first.
pub const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// Cents as somebody typed euros, as Italians write them: `12.345,67`, `12345`. None below zero.
pub fn cents_of(typed: &str) -> Option<i64> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '.' && *c != '€').collect();
    let (euros, cents) = plain.split_once(',').unwrap_or((&plain, "00"));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(euros) || !is_number(cents) || cents.len() > 2 {
        return None;
    }
    euros.parse::<i64>().ok()?.checked_mul(100)?.checked_add(format!("{cents:0<2}").parse().ok()?)
}

/// As one types it: `12345,67`.
pub fn typed_cents(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents.unsigned_abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn euros_are_read_as_italians_write_them() {
        let cases = [
            ("12.345,67", Some(1_234_567)),
            ("€ 9 360", Some(936_000)),
            ("0,5", Some(50)),
            ("50000000", Some(5_000_000_000)),
            ("12,345", None),
            ("12,", None),
            ("-3", None),
            ("99999999999999999999", None),
            ("", None),
        ];
        for (typed, cents) in cases {
            assert_eq!(cents_of(typed), cents, "{typed}");
        }
        assert_eq!(cents_of(&typed_cents(936_005)), Some(936_005));
    }
}
