use super::*;

#[test]
fn the_page_on_the_format_explains_every_key_and_kind() {
    let page = fs::read_to_string(clone("docs/services.md")).expect("there");
    let mut tables = vec![&keys::SERVICE];
    let (mut seen, mut missing): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    while let Some(table) = tables.pop() {
        if seen.contains(&table.name) {
            continue;
        }
        seen.push(table.name);
        let kinds = table.kinds.iter().map(|(kind, _)| *kind);
        let keys = table.keys.iter().chain(table.kinds.iter().flat_map(|(_, keys)| *keys));
        let names = keys.clone().map(|key| key.name).chain(kinds);
        missing.extend(
            names.filter(|name| !page.contains(&format!("`{name}`"))).map(|name| format!("{}.{name}", table.name)),
        );
        for key in keys {
            let mut shape = &key.shape;
            while let shape::Shape::Many(inner) = shape {
                shape = inner;
            }
            match shape {
                shape::Shape::Table(table) => tables.push(table),
                shape::Shape::OneOf(words) => {
                    missing.extend(
                        words.iter().filter(|word| !page.contains(&format!("`{word}`"))).map(ToString::to_string),
                    );
                }
                _ => {}
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new(), "docs/services.md");
}

#[test]
fn a_new_service_is_made_as_the_page_says() {
    let page = fs::read_to_string(clone("docs/adding-a-service.md")).expect("there");
    let block = |name: &str| {
        let from = page.split_once(&format!("<!-- {name} -->\n```toml\n")).unwrap_or_else(|| panic!("{name}")).1;
        from.split_once("\n```").expect("closed").0.to_owned()
    };
    let copied = page.split_once("cp assets/services/").expect("a copy").1.split_whitespace().collect::<Vec<_>>();
    let (from, to) = (copied.first().expect("from"), copied.get(1).expect("to"));
    let mut text = fs::read_to_string(clone(&format!("assets/services/{from}"))).expect("the file to copy");
    // The lines at its top are replaced, from the version to the headings of the card; the form is replaced whole.
    let (before, rest) = text.split_once("version = ").expect("a version");
    let (_, card) = rest.split_once("[card]").expect("a card");
    let (card, _) = card.split_once("[[sections]]").expect("a form");
    text = format!("{before}{}\n\n[card]{card}{}\n", block("head"), block("form"));
    let read_now = |text: &str| read(to, text, &known());
    let service = read_now(&text).unwrap_or_else(|mistakes| panic!("{mistakes:#?}"));
    assert_eq!(service.sections.len(), 1);
    // And the mistake that the page shows is told as it shows it.
    let shown = page.split_once("<!-- mistake -->\n```\n").expect("a mistake").1.split_once("\n```").expect("closed").0;
    let (wrong, right) = ("chldren > 3", "children > 3");
    let told = read_now(&text.replacen(right, wrong, 1)).expect_err("wrong");
    assert_eq!(told.iter().map(Mistake::to_string).collect::<Vec<_>>(), [shown]);
}
