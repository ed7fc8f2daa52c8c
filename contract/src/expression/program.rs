//! All expressions of a service file, ready to be evaluated.

use super::mistake::{Fault, Mistake};
use super::order::{Draft, Formula, arrange};
use super::{Schema, Slot, Type, parse};

/// A named expression of a service file.
#[derive(Clone, PartialEq, Debug)]
pub struct Definition<'a> {
    /// Others use its result by this name. A condition that nobody else uses may have one that no expression can say:
    /// `child.name:visible`.
    pub name: &'a str,
    /// The repeated group for each of whose rows it is evaluated.
    pub group: Option<&'a str>,
    /// The expression.
    pub text: &'a str,
    /// Of which kind the result must be: yes or no for a condition, any for a computed value.
    pub expects: Option<Type>,
}

/// All expressions of a service file, each after those whose results it uses.
#[derive(Clone, Debug)]
pub struct Program {
    schema: Schema,
    formulas: Vec<Formula>,
    /// For every slot the formulas that look at it, by their place in the order.
    dependents: Vec<Vec<usize>>,
    /// The slots before this one are answers, the others results.
    answers: usize,
}

impl Program {
    /// Reads, checks and orders all expressions.
    ///
    /// # Errors
    /// Every expression with something wrong, by its name (with that of its group before it) and its mistake.
    pub fn compile(mut schema: Schema, definitions: &[Definition]) -> Result<Self, Vec<(String, Mistake)>> {
        let answers = schema.entries().len();
        let (mut drafts, mut wrong) = (Vec::new(), Vec::new());
        for definition in definitions {
            match draft(&mut schema, definition) {
                Ok(draft) => drafts.push(draft),
                Err(mistake) => wrong.push((full_name(definition), mistake)),
            }
        }
        let (formulas, mistakes) = arrange(&mut schema, &drafts);
        let name = |slot| schema.entry(slot).map(|entry| entry.name.clone()).unwrap_or_default();
        wrong.extend(mistakes.into_iter().map(|(slot, mistake)| (name(slot), mistake)));
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut dependents = vec![Vec::new(); schema.entries().len()];
        for (place, formula) in formulas.iter().enumerate() {
            for slot in &formula.reads {
                dependents.get_mut(slot.0).into_iter().for_each(|readers: &mut Vec<usize>| readers.push(place));
            }
        }
        Ok(Self { schema, formulas, dependents, answers })
    }

    /// The slot of an answer, a group, a column (`children.birth_date`) or a result.
    pub fn slot(&self, name: &str) -> Option<Slot> {
        self.schema.slot(name)
    }

    /// The names and kinds of all answers and results.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    pub(super) fn formulas(&self) -> &[Formula] {
        &self.formulas
    }

    /// Of which kind an answer is; nothing for groups and results, which nobody sets.
    pub(super) fn answer(&self, slot: Slot) -> Option<&Type> {
        let kind = self.schema.kind(slot).filter(|_| slot.0 < self.answers)?;
        (!self.schema.is_group(slot)).then_some(kind)
    }

    /// The columns of a group, with its results.
    pub(super) fn columns(&self, group: Slot) -> Vec<Slot> {
        let entries = self.schema.entries().iter().enumerate();
        entries.filter(|(_, entry)| entry.group == Some(group)).map(|(place, _)| Slot(place)).collect()
    }

    /// The formulas that are evaluated for each row of a group, by their place in the order.
    pub(super) fn formulas_of(&self, group: Slot) -> Vec<usize> {
        let formulas = self.formulas.iter().enumerate();
        formulas.filter(|(_, formula)| formula.group == Some(group)).map(|(place, _)| place).collect()
    }

    /// Every expression by the slot of its result, and what it looks at.
    pub fn looks(&self) -> impl Iterator<Item = (Slot, &[Slot])> {
        self.formulas.iter().map(|formula| (formula.slot, formula.reads.as_slice()))
    }

    pub(super) fn dependents(&self, slot: Slot) -> &[usize] {
        self.dependents.get(slot.0).map_or(&[], Vec::as_slice)
    }
}

/// The name is taken before anything is read, so that others find the expression even where it is wrong.
fn draft(schema: &mut Schema, definition: &Definition) -> Result<Draft, Mistake> {
    let group = match definition.group {
        None => None,
        Some(name) => {
            let group = schema.slot(name).filter(|slot| schema.is_group(*slot));
            Some(group.ok_or_else(|| Fault::NoGroup { name: name.to_owned() }.at(1))?)
        }
    };
    let slot = schema.result(definition.name, group)?;
    Ok(Draft { slot, group, expr: parse(definition.text)?, expects: definition.expects.clone() })
}

fn full_name(definition: &Definition) -> String {
    definition.group.map_or_else(|| definition.name.to_owned(), |group| format!("{group}.{}", definition.name))
}
