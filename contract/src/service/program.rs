//! One program of all expressions of a service.
//!
//! The result of a field that is computed has the field's own name. Those that nobody else uses are called by what they
//! decide: `child:shown`, `child:required`, `child:rule0`, of a section `section child:shown`, of the service `:fee`.

use super::circle::circles;
use super::{ASKED, Field, Kind, Required, Service};
use crate::expression::{Definition, Mistake, Program, Schema, Slot, Type};

/// Name of the condition under which a section is there.
pub fn section_shown(id: &str) -> String {
    format!("section {id}:shown")
}

/// Name of the condition under which a field is there.
pub fn shown(id: &str) -> String {
    format!("{id}:shown")
}

/// Name of the condition under which a field has to be answered.
pub fn required(id: &str) -> String {
    format!("{id}:required")
}

/// Name of a field's rule, counted from 0.
pub fn rule(id: &str, place: usize) -> String {
    format!("{id}:rule{place}")
}

/// Name of the expression that gives the fee.
pub const FEE: &str = ":fee";

/// An expression of a service file, and where it stands.
#[derive(Clone, Debug)]
pub struct Formula {
    /// Its name in the program.
    pub name: String,
    /// The repeated group that it belongs to.
    pub group: Option<String>,
    /// The expression.
    pub text: String,
    /// Of which kind its result must be.
    pub expects: Type,
    /// Where it stands in the file: `sections[0].fields[2].shown_if`.
    pub path: String,
}

impl Formula {
    /// Its name with that of its group before it, by which a program tells what is wrong with it.
    pub fn full_name(&self) -> String {
        self.group.as_ref().map_or_else(|| self.name.clone(), |group| format!("{group}.{}", self.name))
    }
}

impl Service {
    /// All of its expressions, ready for answers.
    ///
    /// # Errors
    /// What is wrong with them, by their names. A file that was checked has none.
    pub fn program(&self) -> Result<Program, Vec<(String, Mistake)>> {
        self.program_with(&[])
    }

    /// The same with expressions of others that look at the answers to its form.
    ///
    /// # Errors
    /// What is wrong with any of them, by their names.
    pub fn program_with(&self, others: &[Formula]) -> Result<Program, Vec<(String, Mistake)>> {
        let (schema, taken) = self.schema();
        if !taken.is_empty() {
            return Err(taken);
        }
        let program = compile(schema, &[self.formulas().as_slice(), others].concat())?;
        let circles = circles(self, &program);
        if circles.is_empty() { Ok(program) } else { Err(circles) }
    }

    /// The names and kinds of all answers; and of what has a name that cannot be taken, its path.
    pub(super) fn schema(&self) -> (Schema, Vec<(String, Mistake)>) {
        let (mut schema, mut wrong) = (Schema::default(), Vec::new());
        for (name, kind) in ASKED {
            wrong.extend(schema.answer(name, kind).err().map(|mistake| (name.to_owned(), mistake)));
        }
        for (path, field) in self.paths() {
            let done = match &field.kind {
                Kind::Group { columns, .. } => match schema.group(&field.id) {
                    Ok(group) => {
                        for (place, column) in columns.iter().enumerate() {
                            let path = format!("{path}.columns[{place}].id");
                            wrong.extend(answers(&mut schema, column, Some(group)).err().map(|wrong| (path, wrong)));
                        }
                        Ok(())
                    }
                    Err(mistake) => Err(mistake),
                },
                _ => answers(&mut schema, field, None),
            };
            wrong.extend(done.err().map(|mistake| (format!("{path}.id"), mistake)));
        }
        (schema, wrong)
    }

    /// All expressions, in the order of the file.
    pub(super) fn formulas(&self) -> Vec<Formula> {
        let mut found = Vec::new();
        if let Some(text) = self.fee.as_ref().and_then(|fee| fee.expression.clone()) {
            let path = "fee.expression".to_owned();
            found.push(Formula { name: FEE.to_owned(), group: None, text, expects: Type::Int, path });
        }
        for (place, section) in self.sections.iter().enumerate() {
            if let Some(text) = section.shown_if.clone() {
                let (name, path) = (section_shown(&section.id), format!("sections[{place}].shown_if"));
                found.push(Formula { name, group: None, text, expects: Type::Bool, path });
            }
        }
        for (path, field) in self.paths() {
            of_field(&mut found, field, None, &path);
            if let Kind::Group { columns, .. } = &field.kind {
                for (place, column) in columns.iter().enumerate() {
                    of_field(&mut found, column, Some(&field.id), &format!("{path}.columns[{place}]"));
                }
            }
        }
        found
    }

    /// All fields with their paths, without the columns of groups.
    pub(super) fn paths(&self) -> impl Iterator<Item = (String, &Field)> {
        self.sections.iter().enumerate().flat_map(|(section, fields)| {
            let fields = fields.fields.iter().enumerate();
            fields.map(move |(place, field)| (format!("sections[{section}].fields[{place}]"), field))
        })
    }
}

pub(super) fn compile(schema: Schema, formulas: &[Formula]) -> Result<Program, Vec<(String, Mistake)>> {
    let definitions: Vec<Definition> = formulas
        .iter()
        .map(|formula| Definition {
            name: &formula.name,
            group: formula.group.as_deref(),
            text: &formula.text,
            expects: Some(formula.expects.clone()),
        })
        .collect();
    Program::compile(schema, &definitions)
}

/// A computed field is no answer but a result.
fn answers(schema: &mut Schema, field: &Field, group: Option<Slot>) -> Result<(), Mistake> {
    if field.value.is_some() {
        return Ok(());
    }
    for (part, kind) in field.kind.answers() {
        let name = if part.is_empty() { field.id.clone() } else { format!("{}.{part}", field.id) };
        match group {
            Some(group) => schema.column(group, &name, kind)?,
            None => schema.answer(&name, kind)?,
        };
    }
    Ok(())
}

fn of_field(found: &mut Vec<Formula>, field: &Field, group: Option<&str>, path: &str) {
    let mut add = |name: String, text: &str, expects: Type, key: &str| {
        let (group, path) = (group.map(str::to_owned), format!("{path}.{key}"));
        found.push(Formula { name, group, text: text.to_owned(), expects, path });
    };
    if let (Some(text), Some(kind)) = (&field.value, field.kind.single()) {
        add(field.id.clone(), text, kind, "value");
    }
    if let Some(text) = &field.shown_if {
        add(shown(&field.id), text, Type::Bool, "shown_if");
    }
    if let Required::If(text) = &field.required {
        add(required(&field.id), text, Type::Bool, "required");
    }
    for (place, one) in field.rules.iter().enumerate() {
        add(rule(&field.id, place), &one.expression, Type::Bool, &format!("rules[{place}].expression"));
    }
}
