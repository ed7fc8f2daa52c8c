//! The form as an XForm of ODK.

use std::fmt::Write;

use super::PAGE;
use super::description::{Description, Expr, Field, Kind, computed, question};

/// The form, as XML.
pub fn form(description: &Description) -> String {
    let fields = description.fields();
    let (mut instance, mut binds, mut body) = (String::new(), String::new(), String::new());
    for (place, fields) in fields.chunks(PAGE).enumerate() {
        body += &format!("<group><label>Parte {place}</label>\n");
        for field in fields {
            instance += &format!("<{}/>", field.id);
            binds += &bind(field);
            body += &control(field);
        }
        body += "</group>\n";
    }
    format!(
        r#"<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Modulo</h:title><model>
<instance><data id="bench" version="1">{instance}<meta><instanceID/></meta></data></instance>
{binds}<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
</model></h:head>
<h:body>
{body}</h:body>
</h:html>
"#
    )
}

fn bind(field: &Field) -> String {
    let kind = match field.kind {
        Kind::Number => "int",
        Kind::YesNo | Kind::Words => "string",
        Kind::Day => "date",
    };
    let mut bind = format!(r#"<bind nodeset="/data/{}" type="{kind}""#, field.id);
    let expressions = [("relevant", field.shown_if), ("calculate", field.value)];
    for (name, expr) in expressions.into_iter().filter_map(|(name, expr)| Some((name, expr?))) {
        // Of what XML reserves, expressions have this sign alone.
        write!(bind, r#" {name}="{}""#, written(expr).replace('<', "&lt;")).unwrap_or_default();
    }
    bind + "/>\n"
}

fn control(Field { id, kind, .. }: &Field) -> String {
    let label = format!("<label>Domanda {id}</label>");
    if *kind != Kind::YesNo {
        return format!(r#"<input ref="/data/{id}">{label}</input>{}"#, "\n");
    }
    let item = |label: &str, value: &str| format!("<item><label>{label}</label><value>{value}</value></item>");
    let items = item("Sì", "yes") + &item("No", "no");
    format!(r#"<select1 ref="/data/{id}">{label}{items}</select1>{}"#, "\n")
}

fn written(expr: &Expr) -> String {
    let two = |of: &[Expr; 2], sign: &str| {
        let [one, other] = of;
        format!("({} {sign} {})", written(one), written(other))
    };
    let answer = |place: &usize| format!("/data/{}", question(*place));
    match expr {
        Expr::Number(number) => number.to_string(),
        Expr::Answer(place) => answer(place),
        Expr::Yes(place) => format!("({} = 'yes')", answer(place)),
        Expr::Computed(place) => format!("/data/{}", computed(*place)),
        Expr::Plus(of) => two(of, "+"),
        Expr::Minus(of) => two(of, "-"),
        Expr::Times(of) => two(of, "*"),
        Expr::AtLeast(of) => two(of, ">="),
        Expr::And(of) => two(of, "and"),
        Expr::Or(of) => two(of, "or"),
        Expr::If(of) => {
            let [condition, yes, no] = &**of;
            format!("if({}, {}, {})", written(condition), written(yes), written(no))
        }
        Expr::Not(of) => format!("not({})", written(of)),
        Expr::Until(place, day) => format!("({} <= date('{day}'))", answer(place)),
        Expr::OneOf(place, [one, other]) => format!("({0} = '{one}' or {0} = '{other}')", answer(place)),
    }
}
