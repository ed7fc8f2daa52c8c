use icalendar::parser::{Component, read_calendar, unfold};
use proptest::prelude::*;

use super::super::ics::write;
use super::reminding::{KINDS, deadline};
use super::*;

fn now() -> jiff::Timestamp {
    at("2027-04-01T09:30:00Z")
}

/// The properties of a component, as somebody else reads them: name, value, and what its `VALUE` says.
fn properties(component: &Component<'_>) -> Vec<(String, String, Option<String>)> {
    let value = |property: &icalendar::parser::Property<'_>| {
        let kind = property.params.iter().find(|param| param.key == "VALUE");
        kind.and_then(|param| param.val.as_ref()).map(ToString::to_string)
    };
    let read = component.properties.iter();
    read.map(|property| (property.name.to_string(), property.val.to_string(), value(property))).collect()
}

/// The value of a property.
fn value(component: &Component<'_>, name: &str) -> Option<String> {
    properties(component).into_iter().find(|(known, ..)| known == name).map(|(_, value, _)| value)
}

#[test]
fn a_calendar_reads_whole_days_that_block_nobody_with_an_alarm_for_each_reminder() {
    let mut closes = deadline(Kind::CallCloses, day("2027-03-30"));
    closes.call = Some(rapida_contract::municipality::Text { it: "Bando 2027/2028".into(), ..Default::default() });
    closes.for_whom = Some("Nina Fabbri".into());
    let text = unfold(&write(&[closes], "it", now()));
    let calendar = read_calendar(&text).unwrap();
    let [event] = &calendar.components[..] else { panic!("one event: {text}") };
    let day = properties(event).into_iter().find(|(name, ..)| name == "DTSTART").unwrap();
    assert_eq!((day.1.as_str(), day.2.as_deref()), ("20270330", Some("DATE")));
    let expected = [
        ("UID", "call_closes@rapida"),
        ("DTSTAMP", "20270401T093000Z"),
        ("TRANSP", "TRANSPARENT"),
        ("SUMMARY", "Ultimo giorno del bando: Iscrizione al nido"),
        ("DESCRIPTION", "Bando: Bando 2027/2028\nPer: Nina Fabbri"),
    ];
    for (name, expected) in expected {
        assert_eq!(value(event, name).as_deref(), Some(expected), "{name}");
    }
    // At nine in Ravenna: before and after the clocks go forward.
    let triggers: Vec<_> = event.components.iter().filter_map(|alarm| value(alarm, "TRIGGER")).collect();
    assert_eq!(triggers, ["20270323T080000Z", "20270328T070000Z", "20270330T070000Z"]);
    assert!(event.components.iter().all(|alarm| value(alarm, "ACTION").as_deref() == Some("DISPLAY")));
}

#[test]
fn a_calendar_speaks_the_persons_language() {
    let opens = [deadline(Kind::CallOpens, day("2027-04-15"))];
    for (language, expected) in [
        ("it", "Si apre il bando: Iscrizione al nido"),
        ("en", "The call opens: Nursery"),
        ("de", "Die Frist beginnt: Krippe"),
        ("fr", "Si apre il bando: Iscrizione al nido"),
    ] {
        let text = unfold(&write(&opens, language, now()));
        let calendar = read_calendar(&text).unwrap();
        assert_eq!(value(&calendar.components[0], "SUMMARY").as_deref(), Some(expected), "{language}");
    }
}

#[test]
fn the_same_deadlines_at_the_same_moment_are_the_same_file() {
    let all: Vec<Deadline> = KINDS.iter().map(|kind| deadline(*kind, day("2027-04-15"))).collect();
    assert_eq!(write(&all, "it", now()), write(&all, "it", now()));
    assert_eq!(read_calendar(&unfold(&write(&[], "it", now()))).unwrap().components.len(), 0);
}

proptest! {
    #[test]
    fn whatever_a_service_is_called_the_file_is_read_back(title in "\\PC{0,200}|[\r\n:;,\\\\A-Z]{0,40}", name: String) {
        let mut one = deadline(Kind::Integration, day("2027-04-15"));
        one.title.it = title.clone();
        one.for_whom = Some(name);
        let text = write(&[one], "it", now());
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75, "{line:?}");
            prop_assert!(!line.contains(['\r', '\n']), "{line:?}");
        }
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded).unwrap();
        prop_assert_eq!(calendar.components.len(), 1);
        let summary = value(&calendar.components[0], "SUMMARY").unwrap();
        let plain: String = title.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let expected = format!("Ultimo giorno per rispondere all'ufficio: {plain}");
        prop_assert_eq!(summary.trim_end(), expected.trim_end());
        prop_assert_eq!(calendar.components[0].components.len(), 3, "an alarm for each reminder");
    }
}
