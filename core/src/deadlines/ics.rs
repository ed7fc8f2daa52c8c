//! Deadlines as a calendar file (RFC 5545): whole days that block nobody's time, with an alarm for each reminder.

use jiff::Timestamp;
use jiff::civil::Date;
use rapida_contract::deadlines::Deadline;

use super::reminders;
use super::words::Words;

/// Most bytes of a line, its end apart (RFC 5545, 3.1).
const LINE: usize = 75;

/// A calendar file. The same deadlines at the same moment are the same bytes.
pub fn write(deadlines: &[Deadline], language: &str, now: Timestamp) -> String {
    let words = Words::of(language);
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Comune di Ravenna//Rapida//IT");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    // Apple's word for the name of a calendar, which most programs understand.
    lines.put("X-WR-CALNAME", &escaped(words.calendar));
    for deadline in deadlines {
        event(&mut lines, deadline, words, now);
    }
    lines.put("END", "VCALENDAR");
    lines.0
}

fn event(lines: &mut Lines, deadline: &Deadline, words: &Words, now: Timestamp) {
    let summary = format!("{}: {}", words.kind(deadline.kind), deadline.title.in_language(words.language));
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &escaped(&deadline.uid));
    lines.put("DTSTAMP", &stamp(now));
    // Without an end it lasts the whole day.
    lines.put("DTSTART;VALUE=DATE", &day(deadline.day));
    lines.put("TRANSP", "TRANSPARENT");
    lines.put("SUMMARY", &escaped(&summary));
    let about = about(deadline, words);
    if !about.is_empty() {
        lines.put("DESCRIPTION", &about);
    }
    for days in deadline.kind.reminders() {
        lines.put("BEGIN", "VALARM");
        lines.put("ACTION", "DISPLAY");
        lines.put("DESCRIPTION", &escaped(&summary));
        // At nine in Ravenna, wherever the calendar is.
        lines.put("TRIGGER;VALUE=DATE-TIME", &stamp(reminders::at(deadline.day, *days)));
        lines.put("END", "VALARM");
    }
    lines.put("END", "VEVENT");
}

/// What is to be known besides, a line each.
fn about(deadline: &Deadline, words: &Words) -> String {
    let call = deadline.call.as_ref().map(|call| (words.call, call.in_language(words.language)));
    let for_whom = deadline.for_whom.as_deref().map(|name| (words.for_whom, name));
    let lines = call.into_iter().chain(for_whom).map(|(label, value)| escaped(&format!("{label}: {value}")));
    lines.collect::<Vec<_>>().join("\\n")
}

fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn stamp(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value (RFC 5545, 3.3.11), on one line: none of ours begins in a text of others.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            _ if letter.is_control() => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// The lines of a file, each folded where it is too long.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn put(&mut self, name: &str, value: &str) {
        let mut bytes = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if bytes + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                bytes = 1;
            }
            self.0.push(letter);
            bytes += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
