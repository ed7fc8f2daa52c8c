//! The form as a service of ours, as a device gets it.

use serde_json::{Value, json};

use super::description::{Description, Expr, Field, Kind, computed, question};
use super::{PAGE, object};

/// The service, as JSON.
pub fn form(description: &Description) -> String {
    let fields = description.fields();
    let sections: Vec<Value> = fields
        .chunks(PAGE)
        .enumerate()
        .map(|(place, fields)| {
            let fields: Vec<Value> = fields.iter().map(field).collect();
            json!({ "id": format!("s{place}"), "title": text(&format!("Parte {place}")), "fields": fields })
        })
        .collect();
    let word = text("Modulo");
    let card = json!({
        "audience": word, "how": word, "needed": word, "outcome": word, "times": word, "access": word, "conditions": word,
    });
    json!({
        "slug": "bench", "version": 1, "title": word, "summary": word, "category": "bench", "office": "bench",
        "channel": "online", "card": card, "sections": sections,
    })
    .to_string()
}

fn field(field: &Field) -> Value {
    let kind = match field.kind {
        Kind::Number => "integer",
        Kind::YesNo => "yes_no",
        Kind::Words => "short_text",
        Kind::Day => "date",
    };
    object([
        ("id", Some(json!(field.id))),
        ("kind", Some(json!(kind))),
        ("label", Some(text(&format!("Domanda {}", field.id)))),
        ("shown_if", field.shown_if.map(|condition| json!(written(condition)))),
        ("value", field.value.map(|value| json!(written(value)))),
    ])
}

fn text(italian: &str) -> Value {
    json!({ "it": italian, "en": italian, "de": italian })
}

fn written(expr: &Expr) -> String {
    let two = |of: &[Expr; 2], sign: &str| {
        let [one, other] = of;
        format!("({} {sign} {})", written(one), written(other))
    };
    match expr {
        Expr::Number(number) => number.to_string(),
        Expr::Answer(place) | Expr::Yes(place) => question(*place),
        Expr::Computed(place) => computed(*place),
        Expr::Plus(of) => two(of, "+"),
        Expr::Minus(of) => two(of, "-"),
        Expr::Times(of) => two(of, "*"),
        Expr::AtLeast(of) => two(of, ">="),
        Expr::And(of) => two(of, "&&"),
        Expr::Or(of) => two(of, "||"),
        Expr::If(of) => {
            let [condition, yes, no] = &**of;
            format!("({} ? {} : {})", written(condition), written(yes), written(no))
        }
        Expr::Not(of) => format!("!{}", written(of)),
        Expr::Until(place, day) => format!("({} <= date('{day}'))", question(*place)),
        Expr::OneOf(place, [one, other]) => format!("({} in ['{one}', '{other}'])", question(*place)),
    }
}
