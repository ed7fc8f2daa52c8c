//! Latin letters without what stands on them, as registers and plates write names.

/// What becomes of ä, ö and ü.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Umlaut {
    /// The letter under the dots: MÜLLER, MULLER.
    Bare,
    /// With an E behind: MÜLLER, MUELLER.
    WithE,
}

/// The letters of a text as `A`–`Z`, its digits as they are, and nothing else.
pub fn fold(text: &str, umlaut: Umlaut) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_uppercase) {
        match (character, umlaut) {
            ('A'..='Z' | '0'..='9', _) => folded.push(character),
            ('Ä', Umlaut::WithE) => folded.push_str("AE"),
            ('Ö', Umlaut::WithE) => folded.push_str("OE"),
            ('Ü', Umlaut::WithE) => folded.push_str("UE"),
            _ => folded.push_str(base(character)),
        }
    }
    folded
}

/// The plain letters of a capital of the languages of Europe; nothing for any other character. A mark that follows its
/// letter as a character of its own falls away with the rest.
fn base(capital: char) -> &'static str {
    match capital {
        'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' | 'Ā' | 'Ă' | 'Ą' => "A",
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' => "C",
        'Ď' | 'Đ' | 'Ð' => "D",
        'È' | 'É' | 'Ê' | 'Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' => "E",
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => "G",
        'Ĥ' | 'Ħ' => "H",
        'Ì' | 'Í' | 'Î' | 'Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' => "I",
        'Ĵ' => "J",
        'Ķ' => "K",
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ŀ' | 'Ł' => "L",
        'Ñ' | 'Ń' | 'Ņ' | 'Ň' => "N",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' | 'Ō' | 'Ŏ' | 'Ő' => "O",
        'Ŕ' | 'Ŗ' | 'Ř' => "R",
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' => "S",
        'Ţ' | 'Ť' | 'Ŧ' | 'Ț' => "T",
        'Ù' | 'Ú' | 'Û' | 'Ü' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' => "U",
        'Ŵ' => "W",
        'Ý' | 'Ÿ' | 'Ŷ' => "Y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'Æ' => "AE",
        'Œ' => "OE",
        'Þ' => "TH",
        'ẞ' => "SS",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_what_stands_on_them() {
        let cases = [
            ("Niccolò D'Angiò", "NICCOLODANGIO"),
            ("Šćepanović", "SCEPANOVIC"),
            ("Wałęsa", "WALESA"),
            ("Strauß", "STRAUSS"),
            ("Nicolo\u{300}", "NICOLO"),
            ("Иван", ""),
        ];
        for (text, folded) in cases {
            assert_eq!(fold(text, Umlaut::Bare), folded, "{text}");
        }
        assert_eq!(fold("Müller-Lüdenscheidt", Umlaut::Bare), "MULLERLUDENSCHEIDT");
        assert_eq!(fold("Müller", Umlaut::WithE), "MUELLER");
    }
}
