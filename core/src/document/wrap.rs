//! Breaking texts into lines.

/// Breaks a text into lines no wider than `room`: between words, and within a word that alone is wider. A line that ends
/// between two words keeps its space, for who copies the text or has it read.
pub(super) fn wrapped(text: &str, room: f32, width: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    for word in text.split_inclusive(' ') {
        if !line.is_empty() && used + width(word.trim_end()) > room {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        for letter in word.chars() {
            let more = width(letter.encode_utf8(&mut [0; 4]));
            if !line.is_empty() && letter != ' ' && used + more > room {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(letter);
            used += more;
        }
    }
    lines.push(line);
    lines
}

/// The lines that somebody wrote; one also where nothing is. All but the last end in a space, since what is read aloud knows no
/// lines.
pub(super) fn written(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(|line| format!("{line} ")).collect();
    match lines.last_mut() {
        Some(last) => drop(last.pop()),
        None => lines.push(String::new()),
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_long_words_where_they_must() {
        let cases: [(&str, &[&str]); 5] = [
            ("", &[""]),
            ("una buca", &["una buca"]),
            ("una buca in via Roma", &["una buca ", "in via ", "Roma"]),
            ("0123456789abcdef", &["01234567", "89abcdef"]),
            ("è 0123456789", &["è ", "01234567", "89"]),
        ];
        for (text, lines) in cases {
            assert_eq!(wrapped(text, 8.0, |text| text.chars().count() as f32), lines);
        }
    }

    #[test]
    fn lines_that_somebody_wrote_stay_lines() {
        let cases: [(&str, &[&str]); 4] =
            [("", &[""]), ("uno", &["uno"]), ("uno\r\ndue\n", &["uno ", "due"]), ("uno\n\ndue", &["uno ", " ", "due"])];
        for (text, lines) in cases {
            assert_eq!(written(text), lines);
        }
    }
}
