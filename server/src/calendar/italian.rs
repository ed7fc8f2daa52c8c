//! Days and times as Italians write them.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use rapida_contract::italian::MONTHS;

use super::rome;

/// `23 novembre 2026`; the first of a month is `1º`.
pub fn long(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
    let day = if date.day() == 1 { "1º".to_owned() } else { date.day().to_string() };
    format!("{day} {month} {}", date.year())
}

/// `lunedì 23 novembre 2026`.
pub fn with_weekday(date: Date) -> String {
    format!("{} {}", weekday(date.weekday()), long(date))
}

/// `23/11/2026`.
pub fn short(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// `23/11/2026, 14:03`, in Rome.
pub fn moment(at: Timestamp) -> String {
    let local = at.to_zoned(rome());
    format!("{}, {:02}:{:02}", short(local.date()), local.hour(), local.minute())
}

/// `23 novembre 2026, ore 14:03`, in Rome.
pub fn long_moment(at: Timestamp) -> String {
    let local = at.to_zoned(rome());
    format!("{}, ore {:02}:{:02}", long(local.date()), local.hour(), local.minute())
}

/// How far a term is, seen from `today`: `oggi`, `domani`, `tra 3 giorni`, `scaduto ieri`, `scaduto da 2 giorni`.
pub fn term(today: Date, due: Date) -> String {
    match days_between(today, due) {
        0 => "oggi".to_owned(),
        1 => "domani".to_owned(),
        days @ 2.. => format!("tra {days} giorni"),
        -1 => "scaduto ieri".to_owned(),
        days => format!("scaduto da {} giorni", -days),
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "lunedì",
        Weekday::Tuesday => "martedì",
        Weekday::Wednesday => "mercoledì",
        Weekday::Thursday => "giovedì",
        Weekday::Friday => "venerdì",
        Weekday::Saturday => "sabato",
        Weekday::Sunday => "domenica",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_written_as_people_write_them() {
        assert_eq!(with_weekday(date(2026, 11, 23)), "lunedì 23 novembre 2026");
        assert_eq!(long(date(2027, 1, 1)), "1º gennaio 2027");
        assert_eq!(short(date(2027, 3, 4)), "04/03/2027");
    }

    #[test]
    fn moments_are_those_of_rome() {
        let at = |text: &str| moment(text.parse().expect("a time"));
        assert_eq!(at("2026-11-23T13:03:00Z"), "23/11/2026, 14:03");
        assert_eq!(at("2026-07-23T13:03:00Z"), "23/07/2026, 15:03");
        assert_eq!(at("2026-12-31T23:30:00Z"), "01/01/2027, 00:30");
        let summer = "2026-07-01T22:05:00Z".parse().expect("a time");
        assert_eq!(long_moment(summer), "2 luglio 2026, ore 00:05");
    }

    #[test]
    fn a_term_says_how_far_it_is() {
        let today = date(2026, 12, 31);
        let cases = [
            (date(2026, 12, 31), "oggi"),
            (date(2027, 1, 1), "domani"),
            (date(2027, 1, 4), "tra 4 giorni"),
            (date(2027, 3, 1), "tra 60 giorni"),
            (date(2026, 12, 30), "scaduto ieri"),
            (date(2025, 12, 31), "scaduto da 365 giorni"),
        ];
        for (due, expected) in cases {
            assert_eq!(term(today, due), expected, "{due}");
        }
    }
}
