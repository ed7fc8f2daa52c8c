//! What a service file must hold beyond the shape of its keys.

use super::mistake::Fault;
use super::nearest::nearest;
use super::{Known, Wrong, choices, conditions, reach};
use crate::Date;
use crate::municipality::Text;
use crate::service::{Channel, Field, Kind, Required, SUMMARY_MAX, Service, Signature, TITLE_MAX, Yearly};

/// All that is wrong with a service.
pub fn all(service: &Service, known: &Known) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    lengths(service, &mut wrong);
    references(service, known, &mut wrong);
    channel(service, &mut wrong);
    calls(service, &mut wrong);
    if let Some(Yearly { day, month }) = service.renounce_until
        && !is_of_every_year(day, month)
    {
        wrong.push(Wrong::new("renounce_until", Fault::NoYearly { day, month }));
    }
    if let Some(fee) = service.fee.as_ref().filter(|fee| fee.cents.is_some() == fee.expression.is_some()) {
        let path = if fee.cents.is_some() { "fee.cents" } else { "fee" };
        wrong.push(Wrong::new(path, Fault::Fee));
    }
    ids(service, &mut wrong);
    for (path, field) in service.paths() {
        self::field(&path, field, service.channel, known, &mut wrong);
        if let Kind::Group { columns, .. } = &field.kind {
            for (place, column) in columns.iter().enumerate() {
                let path = format!("{path}.columns[{place}]");
                self::field(&path, column, service.channel, known, &mut wrong);
                in_group(&path, column, service, &mut wrong);
            }
        }
    }
    wrong.extend(conditions::check(service));
    wrong.extend(reach::check(service));
    wrong.extend(choices::check(service, &service.formulas(), known));
    wrong
}

fn lengths(service: &Service, wrong: &mut Vec<Wrong>) {
    for (key, text, most) in [("title", &service.title, TITLE_MAX), ("summary", &service.summary, SUMMARY_MAX)] {
        let Text { it, en, de } = text;
        for (language, text) in [("it", it), ("en", en), ("de", de)] {
            let length = text.chars().count();
            if length > most {
                wrong.push(Wrong::new(format!("{key}.{language}"), Fault::TooLong { language, length, most }));
            }
        }
    }
}

/// Of this file there is none of these with this id.
pub fn not_there<'a>(
    what: &'static str,
    id: &str,
    file: &'static str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Option<Fault> {
    if id.is_empty() || known.clone().any(|other| other == id) {
        return None;
    }
    let (nearest, known) = (nearest(id, known.clone()), known.collect::<Vec<_>>().join(", "));
    Some(Fault::NotThere { what, id: id.to_owned(), file, nearest, known })
}

fn references(service: &Service, known: &Known, wrong: &mut Vec<Wrong>) {
    const FILE: &str = "assets/catalogue.toml";
    let offices = known.offices.iter().map(String::as_str);
    let office = not_there("office", &service.office, "assets/offices.toml", offices);
    wrong.extend(office.map(|fault| Wrong::new("office", fault)));
    let categories = known.catalogue.categories.iter().map(|name| name.id.as_str());
    let category = not_there("category", &service.category, FILE, categories);
    wrong.extend(category.map(|fault| Wrong::new("category", fault)));
    for (place, id) in service.topics.iter().enumerate() {
        let fault = not_there("topic", id, FILE, known.catalogue.topics.iter().map(|name| name.id.as_str()));
        wrong.extend(fault.map(|fault| Wrong::new(format!("topics[{place}]"), fault)));
    }
    for (place, id) in service.life_events.iter().enumerate() {
        let events = known.catalogue.life_events.iter().map(|name| name.id.as_str());
        let fault = not_there("life event", id, FILE, events);
        wrong.extend(fault.map(|fault| Wrong::new(format!("life_events[{place}]"), fault)));
    }
}

/// What each channel needs and cannot have.
fn channel(service: &Service, wrong: &mut Vec<Wrong>) {
    let channel = service.channel;
    let form = matches!(channel, Channel::Online | Channel::Print);
    let has = [
        ("sections", !service.sections.is_empty()),
        ("for_whom", !service.for_whom.is_empty()),
        ("level", service.level.is_some()),
        ("signature", service.signature != Signature::Never),
        ("on_paper", service.on_paper),
        ("url", service.url.is_some()),
        ("screen", service.screen.is_some()),
        ("stages", !service.stages.is_empty()),
    ];
    let needs: &[(&str, &str)] = match channel {
        Channel::Online => &[
            ("sections", "the form that is sent"),
            ("level", "how surely the person must be known, such as \"L2\""),
            ("for_whom", "for whom it can be asked, such as [\"oneself\"]"),
        ],
        Channel::Print => &[("sections", "the form that is printed")],
        Channel::Screen => &[("screen", "the part of the app")],
        Channel::External => &[("url", "where it is")],
        Channel::Information | Channel::Unknown => &[],
    };
    let none = |key: &str| match (key, channel) {
        (_, Channel::Unknown) => None,
        ("level" | "signature" | "on_paper", Channel::Print) => Some("a form on paper is signed by hand"),
        ("signature" | "on_paper", Channel::Online) => None,
        ("signature" | "on_paper", _) => Some("nothing is sent"),
        ("sections" | "stages", _) if !form => Some("there is no form"),
        ("url", channel) if channel != Channel::External => Some("it is not on somebody else's pages"),
        ("screen", channel) if channel != Channel::Screen => Some("it is no part of the app"),
        _ => None,
    };
    for (key, about) in needs {
        if !has.iter().any(|(other, is)| other == key && *is) {
            wrong.push(Wrong::new("channel", Fault::ChannelNeeds { channel: channel.word(), key, about }));
        }
    }
    for (key, _) in has.iter().filter(|(_, is)| *is) {
        if let Some(why) = none(key) {
            wrong.push(Wrong::new(*key, Fault::ChannelHasNo { channel: channel.word(), key, why }));
        }
    }
}

fn calls(service: &Service, wrong: &mut Vec<Wrong>) {
    for (place, call) in service.calls.iter().enumerate() {
        let path = format!("calls[{place}]");
        if call.closes < call.opens {
            let (opens, closes) = (call.opens, call.closes);
            wrong.push(Wrong::new(&path, Fault::Backwards { opens, closes }));
        }
        if let Some(requirements) = call.requirements.filter(|day| *day > call.closes) {
            let closes = call.closes;
            wrong.push(Wrong::new(&path, Fault::LateRequirements { requirements, closes }));
        }
        let earlier = service.calls.iter().take(place);
        if let Some(other) = earlier.into_iter().find(|other| other.opens <= call.closes && call.opens <= other.closes)
        {
            let day = call.opens.max(other.opens);
            wrong.push(Wrong::new(&path, Fault::Overlap { other: other.id.clone(), day }));
        }
    }
}

/// Whether every year has this day, those without a 29 February, too.
fn is_of_every_year(day: u8, month: u8) -> bool {
    let numbers = i8::try_from(month).ok().zip(i8::try_from(day).ok());
    numbers.is_some_and(|(month, day)| Date::new(2027, month, day).is_ok())
}

/// Those of these ids that came before.
pub fn twice<'a>(what: &'static str, ids: impl Iterator<Item = &'a str>, path: impl Fn(usize) -> String) -> Vec<Wrong> {
    paths_twice(what, ids.enumerate().map(|(place, id)| (path(place), id)))
}

fn paths_twice<'a>(what: &'static str, ids: impl Iterator<Item = (String, &'a str)>) -> Vec<Wrong> {
    let mut firsts: Vec<(String, &str)> = Vec::new();
    let mut wrong = Vec::new();
    for (path, id) in ids.filter(|(_, id)| !id.is_empty()) {
        match firsts.iter().find(|(_, first)| *first == id) {
            Some((first, _)) => {
                let fault = Fault::Twice { what, id: id.to_owned(), first: first.clone(), line: 0 };
                wrong.push(Wrong::new(path, fault));
            }
            None => firsts.push((path, id)),
        }
    }
    wrong
}

fn ids(service: &Service, wrong: &mut Vec<Wrong>) {
    let sections = service.sections.iter().map(|section| section.id.as_str());
    wrong.extend(twice("section", sections, |place| format!("sections[{place}].id")));
    wrong
        .extend(twice("call", service.calls.iter().map(|call| call.id.as_str()), |place| format!("calls[{place}].id")));
    let stages = service.stages.iter().map(|stage| stage.id.as_str());
    wrong.extend(twice("stage", stages, |place| format!("stages[{place}].id")));
    wrong.extend(paths_twice("field", service.paths().map(|(path, field)| (format!("{path}.id"), field.id.as_str()))));
    for (path, field) in service.paths() {
        if let Kind::Group { columns, .. } = &field.kind {
            let columns = columns.iter().map(|column| column.id.as_str());
            wrong.extend(twice("column", columns, |place| format!("{path}.columns[{place}].id")));
        }
    }
}

fn field(path: &str, field: &Field, channel: Channel, known: &Known, wrong: &mut Vec<Wrong>) {
    let mut add = |key: &str, fault| wrong.push(Wrong::new(format!("{path}.{key}"), fault));
    let has = [
        ("required", field.required != Required::Fixed(false)),
        ("value", field.value.is_some()),
        ("rules", !field.rules.is_empty()),
        ("prefill", field.prefill.is_some()),
    ];
    for (key, _) in has.iter().filter(|(_, is)| *is) {
        if field.kind == Kind::Note {
            add(key, Fault::Note { key });
        } else if field.value.is_some() && matches!(*key, "required" | "prefill") {
            add(key, Fault::Computed { key });
        }
    }
    if field.value.is_some() && field.kind.single().is_none() && !matches!(field.kind, Kind::Note | Kind::Unknown) {
        add("value", Fault::NotComputable { kind: kind(field) });
    }
    if let Some(source) = field.prefill.filter(|source| !source.fits(&field.kind) && field.kind != Kind::Unknown) {
        add("prefill", Fault::Prefill { word: source.word(), kind: kind(field) });
    }
    match &field.kind {
        Kind::OneOf { options } => {
            if options.len() == 1 {
                add("options", Fault::OneChoice);
            }
            wrong.extend(options_twice(path, options.iter().map(|option| option.value.as_str())));
        }
        Kind::SomeOf { options, at_least, at_most } => {
            let at_most = at_most.map_or(options.len(), |most| most as usize);
            limits(path, i64::from(*at_least), at_most as i64, wrong);
            more_than_there(path, at_most, options.len(), wrong);
            wrong.extend(options_twice(path, options.iter().map(|option| option.value.as_str())));
        }
        Kind::Integer { min, max } | Kind::Money { min, max } => {
            if let (Some(min), Some(max)) = (min, max) {
                limits(path, *min, *max, wrong);
            }
        }
        Kind::FromList { list } => self::list(path, list, known, wrong),
        Kind::Preferences { list, at_least, at_most } => {
            self::list(path, list, known, wrong);
            limits(path, i64::from(*at_least), i64::from(*at_most), wrong);
            if let Some(list) = known.list(list) {
                more_than_there(path, *at_most as usize, list.entries.len(), wrong);
            }
        }
        Kind::Files { .. } if channel == Channel::Print => {
            let why = "what goes along with a form on paper is listed in card.needed";
            add("kind", Fault::ChannelHasNo { channel: channel.word(), key: "files", why });
        }
        Kind::Group { at_least, at_most, .. } => limits(path, i64::from(*at_least), i64::from(*at_most), wrong),
        _ => {}
    }
}

fn options_twice<'a>(path: &str, values: impl Iterator<Item = &'a str>) -> Vec<Wrong> {
    twice("answer", values, |place| format!("{path}.options[{place}].value"))
}

fn limits(path: &str, least: i64, most: i64, wrong: &mut Vec<Wrong>) {
    if least > most {
        wrong.push(Wrong::new(path, Fault::LeastMost { least, most }));
    }
}

fn more_than_there(path: &str, most: usize, there: usize, wrong: &mut Vec<Wrong>) {
    if most > there {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        wrong.push(Wrong::new(format!("{path}.at_most"), Fault::MoreThanThere { most, there }));
    }
}

fn list(path: &str, id: &str, known: &Known, wrong: &mut Vec<Wrong>) {
    let lists = known.lists.iter().map(|list| list.id.as_str());
    let fault = not_there("list", id, "assets/lists", lists);
    wrong.extend(fault.map(|fault| Wrong::new(format!("{path}.list"), fault)));
}

fn in_group(path: &str, column: &Field, service: &Service, wrong: &mut Vec<Wrong>) {
    let what = match column.kind {
        Kind::Group { .. } => Some("a group"),
        Kind::Files { .. } => Some("files"),
        Kind::Note => Some("a note"),
        _ => None,
    };
    wrong.extend(what.map(|what| Wrong::new(format!("{path}.kind"), Fault::NotInGroup { what })));
    if service.fields().any(|(_, field)| field.id == column.id && !column.id.is_empty()) {
        let id = column.id.clone();
        wrong.push(Wrong::new(format!("{path}.id"), Fault::ColumnOfForm { id }));
    }
}

/// Its kind as it is written.
pub fn kind(field: &Field) -> String {
    let json = serde_json::to_value(&field.kind).unwrap_or_default();
    json.get("kind").and_then(|kind| kind.as_str()).unwrap_or("unknown").to_owned()
}
