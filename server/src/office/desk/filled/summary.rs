//! All that was answered, section by section, as the person read it before sending.

use maud::{Markup, html};
use rapida_contract::form::{Form, Line, Shown, Summary};

use super::words::value;

pub(super) fn markup(sent: &Form) -> Markup {
    html! { @for section in sent.summary() { (of_section(&section)) } }
}

fn of_section(section: &Summary) -> Markup {
    let name = format!("sezione-{}", section.section + 1);
    html! {
        section.card aria-labelledby=(name) {
            h2 id=(name) { (section.title.it) }
            @for block in blocks(&section.lines) { (of_block(&block)) }
        }
    }
}

/// Lines that stand together.
#[derive(Debug, PartialEq)]
enum Block<'a> {
    /// Answers of the section.
    Lines(&'a [Line]),
    /// A group, with the answers of each row.
    Group(&'a Line, Vec<&'a [Line]>),
}

/// The lines of a section in their order: those of a group follow it, row by row.
fn blocks(mut lines: &[Line]) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    while let Some((first, rest)) = lines.split_first() {
        let block = match first.value {
            Shown::Rows(_) => {
                let rows = rest.iter().take_while(|line| line.row.is_some()).count();
                let (rows, after) = rest.split_at(rows);
                lines = after;
                Block::Group(first, rows.chunk_by(|one, next| one.row == next.row).collect())
            }
            _ => {
                let plain = lines.iter().take_while(|line| !matches!(line.value, Shown::Rows(_))).count();
                let (plain, after) = lines.split_at(plain);
                lines = after;
                Block::Lines(plain)
            }
        };
        blocks.push(block);
    }
    blocks
}

fn of_block(block: &Block<'_>) -> Markup {
    html! {
        @match block {
            Block::Lines(lines) => (answers(lines)),
            Block::Group(group, rows) => {
                h3 { (group.label.it) }
                ol { @for row in rows { li { (answers(row)) } } }
            }
        }
    }
}

fn answers(lines: &[Line]) -> Markup {
    html! { dl { @for line in lines { dt { (line.label.it) } dd { (value(&line.value)) } } } }
}

#[cfg(test)]
mod tests {
    use rapida_contract::municipality::Text;

    use super::*;

    fn line(path: &str, row: Option<usize>, value: Shown) -> Line {
        Line { path: path.into(), label: Text::default(), row, value }
    }

    #[test]
    fn a_group_stands_together_with_its_rows() {
        let yes = || Shown::YesNo(true);
        let lines = [
            line("a", None, yes()),
            line("b", None, yes()),
            line("g", None, Shown::Rows(2)),
            line("g[0].x", Some(0), yes()),
            line("g[0].y", Some(0), yes()),
            line("g[1].x", Some(1), yes()),
            line("h", None, Shown::Rows(0)),
            line("c", None, yes()),
        ];
        let expected = vec![
            Block::Lines(&lines[..2]),
            Block::Group(&lines[2], vec![&lines[3..5], &lines[5..6]]),
            Block::Group(&lines[6], vec![]),
            Block::Lines(&lines[7..]),
        ];
        assert_eq!(blocks(&lines), expected);
        assert_eq!(blocks(&[]), []);
    }
}
