use super::*;

#[test]
fn the_smallest_service_has_no_mistakes() {
    assert_eq!(told(&[]), Vec::<String>::new());
}

#[test]
fn each_mistake_is_told_by_line_and_field_with_what_to_do() {
    let many = "id = \"many\"\nkind = \"integer\"";
    let rows = "id = \"rows\"\nkind = \"group\"\nat_most = 3";
    let cases: &[(&str, &str, &str)] = &[
        ("level = \"L2\"", "levle = \"L2\"", "7:1: levle: there is no key \"levle\" here; did you mean \"level\"?"),
        ("version = 1", "version = 0", "1:11: version: a number from 1 to 1000000 is needed here"),
        (
            "version = 1",
            "version = \"1\"",
            "1:11: version: a whole number without quotes is needed here, and this is a text in quotes",
        ),
        ("en = \"Trial\", ", "", "2:9: title: \"en\" is missing: every text is in Italian, English and German"),
        ("de = \"Probe\"", "de = \" \"", "2:44: title.de: there is nothing in here; write it, or leave the key out"),
        ("de = \"Probe\"", "de = \"Probe \"", "2:44: title.de: blanks before or after the text; take them away"),
        (
            "category = \"education\"",
            "category = \"educaton\"",
            "4:12: category: assets/catalogue.toml has no category \"educaton\"; did you mean \"education\"?",
        ),
        (
            "office = \"education\"",
            "office = \"x\"",
            "5:10: office: assets/offices.toml has no office \"x\"; there is education, police",
        ),
        (
            "channel = \"online\"",
            "channel = \"onlin\"",
            "6:11: channel: \"onlin\" is none of what can stand here; did you mean \"online\"?",
        ),
        (
            "level = \"L2\"",
            "",
            "6:11: channel: the channel \"online\" needs \"level\": how surely the person must be known, such as \"L2\"",
        ),
        (
            "channel = \"online\"",
            "channel = \"print\"",
            "7:9: level: the channel \"print\" has no \"level\": a form on paper is signed by hand; take it away, or change the channel",
        ),
        ("how = { it = \"a\", en = \"a\", de = \"a\" }\n", "", "10:1: card: \"how\" is missing: Come fare"),
        (
            "level = \"L2\"",
            "level = \"L2\"\nrenounce_until = { day = 29, month = 2 }",
            "8:18: renounce_until: not every year has the day 29/2; choose another",
        ),
        (
            "closes = 2027-03-31",
            "closes = 2027-02-28",
            "19:1: calls.spring: the call closes on 2027-02-28, before it opens on 2027-03-01; exchange the days",
        ),
        (
            "closes = 2027-03-31",
            "closes = 2027-03-31\nrequirements = 2027-04-01",
            "19:1: calls.spring: requirements are met on 2027-04-01, after the call has closed on 2027-03-31",
        ),
        (
            "closes = 2027-03-31",
            "closes = \"2027-03-31\"",
            "23:10: calls.spring.closes: a day without quotes, such as 2027-03-27, is needed here, and this is a text in quotes",
        ),
        (
            "id = \"second\"",
            "id = \"first\"",
            "45:6: sections.first.id: there is another section \"first\" already, in line 26; choose another id",
        ),
        (
            "id = \"second\"",
            "id = \"Second one\"",
            "45:6: sections.2.id: \"Second one\" is no id; use small letters, digits and _, beginning with a letter: birth_date",
        ),
        (
            "id = \"many\"",
            "id = \"colour\"",
            "39:6: sections.first.fields.colour.id: there is another field \"colour\" already, in line 30; choose another id",
        ),
        (
            "value = \"blue\"",
            "value = \"red\"",
            "35:13: sections.first.fields.colour.options.red.value: there is another answer \"red\" already, in line 34; choose another id",
        ),
        (
            "kind = \"integer\"",
            "kind = \"intger\"",
            "40:8: sections.first.fields.many.kind: \"intger\" is none of what can stand here; did you mean \"integer\"?",
        ),
        (
            "\nkind = \"integer\"",
            "",
            "38:1: sections.first.fields.many: \"kind\" is missing: what can be answered, such as short_text",
        ),
        (
            "shown_if = \"many > 2\"",
            "shown_if = \"manny > 2\"",
            "47:13: sections.second.shown_if: there is no name \"manny\"; did you mean many?",
        ),
        (
            "shown_if = \"many > 2\"",
            "shown_if = \"\"\"\n  many > 'a'\"\"\"",
            "48:3: sections.second.shown_if: a number and a text cannot be compared",
        ),
        (
            "shown_if = \"many > 2\"",
            "shown_if = \"many\"",
            "47:13: sections.second.shown_if: a yes or no is needed here, and this is a number",
        ),
        (
            "shown_if = \"many > 2\"",
            "shown_if = \"1 > 2\"",
            "47:13: sections.second.shown_if: this never holds, so nobody ever sees it; change the condition, or take away what it belongs to",
        ),
        (
            "shown_if = \"many > 2\"",
            "shown_if = \"2 > 1\"",
            "47:13: sections.second.shown_if: this always holds; take it away",
        ),
        (
            "shown_if = \"many > 2\"",
            "shown_if = \"size(rows) > 2\"",
            "47:12: sections.second.shown_if: this looks at nothing but rows, which is answered only once this has held; nobody ever sees it",
        ),
        (
            "colour == 'red'",
            "many > 1",
            "42:12: sections.first.fields.many.shown_if: this looks at nothing but many, which is answered only once this has held; nobody ever sees it",
        ),
        (
            "colour == 'red'",
            "size(rows) > 1",
            "42:12: sections.first.fields.many.shown_if: this looks at nothing but rows, which is answered only once this has held; nobody ever sees it",
        ),
        (
            "colour == 'red'",
            "colour == 'read'",
            "42:23: sections.first.fields.many.shown_if: \"colour\" is never \"read\"; did you mean \"red\"?",
        ),
        (
            "colour == 'red'",
            "call.id == 'sprang'",
            "42:24: sections.first.fields.many.shown_if: \"call.id\" is never \"sprang\"; did you mean \"spring\"?",
        ),
        (
            many,
            "id = \"many\"\nkind = \"integer\"\nvalue = \"many + 1\"",
            "41:10: sections.first.fields.many.value: these need each other in a circle: many → many",
        ),
        (
            "shown_if = \"colour == 'red'\"",
            "shown_if = \"year(today) == 2026 || many > 1\"",
            "42:13: sections.first.fields.many.shown_if: these need each other in a circle: many → many",
        ),
        (
            many,
            "id = \"many\"\nkind = \"integer\"\nvalue = \"size(rows)\"\nrequired = true",
            "42:12: sections.first.fields.many.required: what is computed is typed by nobody: it has no \"required\"",
        ),
        (
            many,
            "id = \"many\"\nkind = \"integer\"\nmin = 3\nmax = 2",
            "38:1: sections.first.fields.many: at least 3 and at most 2 is nothing; exchange the numbers",
        ),
        (
            many,
            "id = \"many\"\nkind = \"integer\"\nprefill = \"own.phone\"",
            "41:11: sections.first.fields.many.prefill: \"own.phone\" cannot fill in a field of kind \"integer\"",
        ),
        (
            many,
            "id = \"many\"\nkind = \"integer\"\nlist = \"x\"",
            "41:1: sections.first.fields.many.list: there is no key \"list\" here; there is id, label, hint, help, required, shown_if, value, rules, prefill, min, max, kind",
        ),
        (
            "id = \"many\"",
            "id = \"today\"",
            "39:6: sections.first.fields.today.id: there is something of the name \"today\" already",
        ),
        (
            "id = \"many\"",
            "id = \"for\"",
            "39:6: sections.first.fields.for.id: \"for\" is no name; names are letters, digits and _, with dots between: child.birth_date",
        ),
        (
            rows,
            "id = \"rows\"\nkind = \"from_list\"\nlist = \"nido_school\"",
            "52:8: sections.second.fields.rows.list: assets/lists has no list \"nido_school\"; did you mean \"nido_schools\"?",
        ),
        (
            rows,
            "id = \"rows\"\nkind = \"preferences\"\nlist = \"nido_schools\"\nat_most = 99",
            "53:11: sections.second.fields.rows.at_most: at most 99 of 6 that there are; write a smaller number",
        ),
        (
            "id = \"name\"",
            "id = \"many\"",
            "56:6: sections.second.fields.rows.columns.many.id: the column \"many\" has the name of a field of the form; expressions could not tell them apart",
        ),
        (
            "kind = \"short_text\"",
            "kind = \"group\"\nat_most = 1\ncolumns = []",
            "57:8: sections.second.fields.rows.columns.name.kind: a group cannot stand in a repeated group",
        ),
        (
            "kind = \"short_text\"",
            "kind = \"note\"\nrequired = true",
            "58:12: sections.second.fields.rows.columns.name.required: a note asks nothing: it has no \"required\"",
        ),
        ("for_whom", "url = \"http://example\"\nfor_whom", "8:7: url: \"http://example\" does not begin with https://"),
        ("version = 1", "version = ", "1:11: this is no TOML: string values must be quoted, expected literal string"),
    ];
    for (from, to, expected) in cases {
        let told = told(&[(from, to)]);
        assert!(told.iter().any(|line| line == expected), "{from:?} → {to:?}\nwanted {expected}\ntold   {told:#?}");
    }
}

#[test]
fn what_does_not_belong_together_is_told() {
    let many = "id = \"many\"\nkind = \"integer\"";
    let call = "[[calls]]\nid = \"more\"\ntitle = { it = \"a\", en = \"a\", de = \"a\" }\nopens = 2027-03-31\ncloses = 2027-04-30\n\n[[sections]]\nid = \"first\"";
    let fee = "[fee]\nwhat = { it = \"a\", en = \"a\", de = \"a\" }\n\n[card]";
    let options = "options = [\n  { value = \"red\", label = { it = \"a\", en = \"a\", de = \"a\" } },\n  { value = \"blue\", label = { it = \"a\", en = \"a\", de = \"a\" } },\n]";
    let one = "options = [{ value = \"red\", label = { it = \"a\", en = \"a\", de = \"a\" } }]";
    let cases: &[(&str, &str, Fault)] = &[
        (
            "[[sections]]\nid = \"first\"",
            call,
            Fault::Overlap { other: "spring".into(), day: "2027-03-31".parse().expect("a day") },
        ),
        ("[card]", fee, Fault::Fee),
        ("[card]", &fee.replace("[fee]", "[fee]\ncents = 5\nexpression = \"5\""), Fault::Fee),
        (options, "options = []", Fault::Empty),
        (options, one, Fault::OneChoice),
        (
            "it = \"Prova\"",
            &format!("it = \"{}\"", "x".repeat(81)),
            Fault::TooLong { language: "it", length: 81, most: 80 },
        ),
        (many, "id = \"many\"\nkind = \"plate\"\nvalue = \"'a'\"", Fault::NotComputable { kind: "plate".into() }),
        (many, "id = \"many\"\nkind = \"integer\"\nrequired = \"true\"", Fault::Required),
        (
            "channel = \"online\"",
            "channel = \"external\"",
            Fault::ChannelNeeds { channel: "external", key: "url", about: "where it is" },
        ),
        (
            "channel = \"online\"",
            "channel = \"screen\"",
            Fault::ChannelNeeds { channel: "screen", key: "screen", about: "the part of the app" },
        ),
        (
            "channel = \"online\"",
            "channel = \"information\"",
            Fault::ChannelHasNo { channel: "information", key: "sections", why: "there is no form" },
        ),
        (
            "channel = \"online\"",
            "channel = \"online\"\nurl = \"https://example.org\"",
            Fault::ChannelHasNo { channel: "online", key: "url", why: "it is not on somebody else's pages" },
        ),
        ("kind = \"short_text\"", "kind = \"files\"\naccept = [\"pdf\"]", Fault::NotInGroup { what: "files" }),
    ];
    for (from, to, expected) in cases {
        let text = SMALL.replacen(from, to, 1);
        assert_ne!(text, SMALL, "{from}");
        let mistakes = read("small.toml", &text, &known()).expect_err(to);
        assert!(
            mistakes.iter().any(|mistake| mistake.fault == *expected),
            "{to}\nwanted {expected}\ntold {mistakes:#?}"
        );
    }
}

#[test]
fn a_form_on_paper_takes_no_files_and_no_signature() {
    let print = SMALL.replace("channel = \"online\"\nlevel = \"L2\"", "channel = \"print\"");
    assert!(read("small.toml", &print, &known()).is_ok());
    let files = print
        .replace("kind = \"integer\"\n", "kind = \"files\"\naccept = [\"pdf\"]\n")
        .replace("many > 2", "size(many) > 0");
    for (text, key) in [(files, "files"), (print.replace("for_whom", "signature = \"always\"\nfor_whom"), "signature")]
    {
        let told = read("small.toml", &text, &known()).expect_err(key);
        assert!(
            matches!(told.as_slice(), [Mistake { fault: Fault::ChannelHasNo { key: found, .. }, .. }] if *found == key),
            "{told:#?}"
        );
    }
}

#[test]
fn what_a_mistake_leads_to_is_not_told_again() {
    let alone = [
        ("closes = 2027-03-31", "closes = \"2027-03-31\""),
        ("channel = \"online\"", "channel = \"onlin\""),
        ("id = \"many\"", "id = \"Many\""),
        ("kind = \"integer\"", "kind = \"intger\""),
        ("shown_if = \"many > 2\"", "shown_if = \"\""),
    ];
    for (from, to) in alone {
        let told = told(&[(from, to)]);
        assert_eq!(told.len(), 1, "{to}: {told:#?}");
    }
}

#[test]
fn all_mistakes_of_a_file_are_told_at_once_in_the_order_of_its_lines() {
    let told = told(&[
        ("category = \"education\"", "category = \"x\""),
        ("de = \"Probe\"", "d = \"Probe\""),
        ("shown_if = \"many > 2\"", "shown_if = \"many > \""),
        ("kind = \"short_text\"", "kind = \"short_txt\""),
        ("closes = 2027-03-31", "closes = 2026-03-31"),
    ]);
    let lines: Vec<&str> = told.iter().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(lines, ["2", "2", "4", "19", "47", "57"], "{told:#?}");
}

#[test]
fn fields_that_wait_for_each_other_are_never_seen() {
    let told = told(&[
        ("colour == 'red'", "size(rows) > 1 || has(many)"),
        ("kind = \"one_of\"", "kind = \"one_of\"\nshown_if = \"many > 1\""),
    ]);
    let unreachable = told.iter().filter(|line| line.contains("nobody ever sees it")).count();
    assert_eq!(unreachable, 3, "colour, many, and the second section behind many: {told:#?}");
}

#[test]
fn a_file_is_named_as_its_service() {
    for name in ["Small.toml", "assets/services/two words.toml", "1st.toml", "perché.toml"] {
        let told = read(name, SMALL, &known()).expect_err("refused");
        assert_eq!(told.first().map(|mistake| &mistake.fault), Some(&Fault::FileName), "{name}");
    }
    assert_eq!(read("a/b/small.toml", SMALL, &known()).map(|service| service.slug).ok().as_deref(), Some("small"));
}

#[test]
fn a_file_too_large_to_be_written_by_hand_is_not_read() {
    let text = format!("{SMALL}#{}", "x".repeat(LARGEST));
    let told = read("small.toml", &text, &known()).expect_err("refused");
    assert_eq!(told.first().map(|mistake| &mistake.fault), Some(&Fault::TooLarge(LARGEST)));
}

#[test]
fn an_id_that_is_there_twice_in_a_list_or_the_catalogue_is_told() {
    let entry = "[[entries]]\nid = \"a\"\nname = \"A\"\n";
    let title = "title = { it = \"a\", en = \"a\", de = \"a\" }\n";
    let told = read_list("lists/x.toml", &format!("{title}{entry}{entry}")).expect_err("refused");
    let told: Vec<String> = told.iter().map(Mistake::to_string).collect();
    assert_eq!(
        told,
        ["lists/x.toml:6:6: entries.a.id: there is another entry \"a\" already, in line 3; choose another id"]
    );
    let name = "[[categories]]\nid = \"a\"\nname = { it = \"a\", en = \"a\", de = \"a\" }\n";
    let others = name.replace("categories", "topics") + &name.replace("categories", "life_events");
    assert!(read_catalogue("catalogue.toml", &format!("{name}{others}")).is_ok());
    assert!(read_catalogue("catalogue.toml", &format!("{name}{name}{others}")).is_err());
}
