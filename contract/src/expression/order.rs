//! Every expression after those whose results it uses.

use super::ast::Expr;
use super::check::{Checker, Stop};
use super::eval::Node;
use super::mistake::{Fault, Mistake};
use super::{Schema, Slot, Type};

/// An expression that was read.
pub struct Draft {
    pub slot: Slot,
    pub group: Option<Slot>,
    pub expr: Expr,
    pub expects: Option<Type>,
}

/// An expression that can be evaluated.
#[derive(Clone, Debug)]
pub struct Formula {
    /// Where its result goes.
    pub slot: Slot,
    /// The group for each of whose rows it is evaluated.
    pub group: Option<Slot>,
    pub node: Node,
    /// What it looks at.
    pub reads: Vec<Slot>,
}

/// Puts expressions in order, and notes the kinds of their results. What is wrong is told once: an expression that uses a
/// wrong one is left out without a word.
pub fn arrange(schema: &mut Schema, drafts: &[Draft]) -> (Vec<Formula>, Vec<(Slot, Mistake)>) {
    let mut places = vec![None; schema.entries().len()];
    for (place, draft) in drafts.iter().enumerate() {
        places.get_mut(draft.slot.0).into_iter().for_each(|known| *known = Some(place));
    }
    let finished = vec![false; drafts.len()];
    let mut order = Order { schema, drafts, places, finished, formulas: Vec::new(), mistakes: Vec::new() };
    for place in 0..drafts.len() {
        order.finish(place);
    }
    (order.formulas, order.mistakes)
}

struct Order<'a> {
    schema: &'a mut Schema,
    drafts: &'a [Draft],
    /// For every slot the place of the draft whose result goes there.
    places: Vec<Option<usize>>,
    /// Of every draft whether nothing more will become of it.
    finished: Vec<bool>,
    formulas: Vec<Formula>,
    mistakes: Vec<(Slot, Mistake)>,
}

impl Order<'_> {
    /// Finishes a draft after all that it needs. No recursion: a service file may have a long chain of them.
    fn finish(&mut self, place: usize) {
        // Each needs the one after it.
        let mut waiting = vec![place];
        while let Some(&last) = waiting.last() {
            match self.attempt(last, &waiting) {
                Some(needed) => waiting.push(needed),
                None => {
                    self.finished.get_mut(last).into_iter().for_each(|finished| *finished = true);
                    waiting.pop();
                }
            }
        }
    }

    /// Finishes a draft, or tells which other one it needs before.
    fn attempt(&mut self, place: usize, waiting: &[usize]) -> Option<usize> {
        let draft = self.drafts.get(place).filter(|_| self.is_open(place))?;
        match formula(self.schema, draft) {
            Ok((formula, kind)) => {
                self.schema.set_kind(draft.slot, kind);
                self.formulas.push(formula);
            }
            Err(Stop::Wrong(mistake)) => self.mistakes.push((draft.slot, mistake)),
            Err(Stop::Needs(slot, at)) => {
                // What has no draft, or a finished one, and yet no kind, is wrong, and that was told.
                let needed = self.places.get(slot.0).copied().flatten().filter(|place| self.is_open(*place))?;
                if !waiting.contains(&needed) {
                    return Some(needed);
                }
                self.mistakes.push((draft.slot, self.circle(needed, waiting).at(at)));
            }
        }
        None
    }

    fn is_open(&self, place: usize) -> bool {
        self.finished.get(place) == Some(&false)
    }

    /// The names from the one that is needed again to itself.
    fn circle(&self, needed: usize, waiting: &[usize]) -> Fault {
        let places = waiting.iter().skip_while(|place| **place != needed).chain([&needed]);
        let drafts = places.filter_map(|place| self.drafts.get(*place));
        Fault::Circle { names: drafts.filter_map(|draft| Some(self.schema.entry(draft.slot)?.name.clone())).collect() }
    }
}

fn formula(schema: &Schema, draft: &Draft) -> Result<(Formula, Type), Stop> {
    let mut checker = Checker::new(schema, draft.group);
    let (node, kind) = checker.result(&draft.expr)?;
    if let Some(expected) = draft.expects.as_ref().filter(|expected| **expected != kind) {
        return Err(Fault::kind(expected, &kind).at(draft.expr.at).into());
    }
    Ok((Formula { slot: draft.slot, group: draft.group, node, reads: checker.reads }, kind))
}
