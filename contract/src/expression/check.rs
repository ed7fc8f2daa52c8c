//! Whether an expression's parts fit together; and the same expression with its names found.

use super::ast::{Expr, Kind, Operator};
use super::eval::Node;
use super::mistake::{Fault, Mistake};
use super::nearest::nearest;
use super::operands::{gives, misfit};
use super::schema::{Schema, Slot};
use super::{Type, Value, calendar, functions, macros};

/// Why an expression cannot be taken.
pub enum Stop {
    /// It is wrong.
    Wrong(Mistake),
    /// It needs another's result, whose kind is not known yet, at this character.
    Needs(Slot, usize),
}

impl From<Mistake> for Stop {
    fn from(mistake: Mistake) -> Self {
        Self::Wrong(mistake)
    }
}

pub type Checked = Result<(Node, Type), Stop>;

/// What the names of one expression mean.
pub struct Checker<'a> {
    schema: &'a Schema,
    /// The group in whose rows it stands.
    group: Option<Slot>,
    /// The elements that macros have given names to.
    pub locals: Vec<(String, Type)>,
    /// All that it looks at, each once.
    pub reads: Vec<Slot>,
}

pub fn alone(expr: &Expr, schema: &Schema) -> Result<Type, Mistake> {
    let mut checker = Checker::new(schema, None);
    match checker.result(expr) {
        Ok((_, kind)) => Ok(kind),
        Err(Stop::Wrong(mistake)) => Err(mistake),
        Err(Stop::Needs(_, at)) => {
            Err(Fault::UnknownName { name: expr.dotted().unwrap_or_default(), nearest: None }.at(at))
        }
    }
}

impl<'a> Checker<'a> {
    pub fn new(schema: &'a Schema, group: Option<Slot>) -> Self {
        Self { schema, group, locals: Vec::new(), reads: Vec::new() }
    }

    /// A whole expression, whose result is an answer or a list of answers.
    pub fn result(&mut self, expr: &Expr) -> Checked {
        let (node, kind) = self.check(expr)?;
        if kind.has_rows() {
            return Err(Fault::Rows { found: kind.to_string() }.at(expr.at).into());
        }
        Ok((node, kind))
    }

    pub fn check(&mut self, expr: &Expr) -> Checked {
        match &expr.kind {
            Kind::Bool(value) => Ok((Node::Constant(Value::Bool(*value)), Type::Bool)),
            Kind::Int(value) => Ok((Node::Constant(Value::Int(*value)), Type::Int)),
            Kind::Text(text) => Ok((Node::Constant(Value::from(text.as_str())), Type::Text)),
            Kind::List(elements) => self.list(expr, elements),
            Kind::Name(_) | Kind::Field(..) => self.name_or_field(expr),
            Kind::Not(inner) => Ok((Node::Not(Box::new(self.of(inner, &Type::Bool)?)), Type::Bool)),
            Kind::Minus(inner) => Ok((Node::Minus(Box::new(self.of(inner, &Type::Int)?)), Type::Int)),
            Kind::Binary(operator, left, right) => self.binary(*operator, left, right),
            Kind::If(condition, yes, no) => self.branches(condition, yes, no),
            Kind::Call(None, name, arguments) if name == "has" => self.has(expr, arguments),
            Kind::Call(None, name, arguments) if name == "date" => date(expr, arguments),
            Kind::Call(Some(list), name, arguments) if macros::named(name).is_some() => {
                macros::check(self, expr, list, name, arguments)
            }
            Kind::Call(target, name, arguments) => functions::check(self, expr, target.as_deref(), name, arguments),
        }
    }

    /// An expression of exactly this kind.
    pub fn of(&mut self, expr: &Expr, wanted: &Type) -> Result<Node, Stop> {
        let (node, kind) = self.check(expr)?;
        if kind == *wanted { Ok(node) } else { Err(Fault::kind(wanted, &kind).at(expr.at).into()) }
    }

    fn list(&mut self, expr: &Expr, elements: &[Expr]) -> Checked {
        let mut nodes = Vec::new();
        let mut of: Option<Type> = None;
        for element in elements {
            let (node, kind) = self.check(element)?;
            match &of {
                Some(first) if *first != kind => {
                    let (first, other) = (first.to_string(), kind.to_string());
                    return Err(Fault::Mixed { first, other }.at(element.at).into());
                }
                _ => of = Some(kind),
            }
            nodes.push(node);
        }
        let kind = of.ok_or_else(|| Fault::EmptyList.at(expr.at))?;
        Ok((Node::List(nodes), kind.list()))
    }

    fn name_or_field(&mut self, expr: &Expr) -> Checked {
        if let Some(name) = expr.dotted() {
            return self.name(expr.at, &name);
        }
        let Kind::Field(inner, field) = &expr.kind else { return Err(self.unknown(expr.at, "").into()) };
        let (node, kind) = self.check(inner)?;
        match kind {
            Type::Row(group) => self.field(expr.at, node, group, "", field),
            other => Err(Fault::Operand { operator: ".", found: other.to_string() }.at(expr.at).into()),
        }
    }

    fn name(&mut self, at: usize, name: &str) -> Checked {
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        if let Some((place, (_, kind))) = self.locals.iter().enumerate().find(|(_, (local, _))| local == first) {
            return match kind {
                kind if rest.is_empty() => Ok((Node::Local(place), kind.clone())),
                Type::Row(group) => self.field(at, Node::Local(place), *group, first, rest),
                other => Err(Fault::Operand { operator: ".", found: other.to_string() }.at(at).into()),
            };
        }
        let own = self.group.and_then(|group| self.schema.column_of(group, name));
        match (own, self.schema.slot(name)) {
            (Some(_), Some(_)) => Err(Fault::Ambiguous { name: name.into() }.at(at).into()),
            (Some(column), None) => Ok((Node::Cell(column), self.read(at, column)?)),
            (None, Some(slot)) => self.outer(at, slot),
            (None, None) => Err(self.unknown(at, name).into()),
        }
    }

    /// An answer of the form or a whole group.
    fn outer(&mut self, at: usize, slot: Slot) -> Checked {
        let entry = self.schema.entry(slot);
        if let Some((entry, column)) = entry.and_then(|entry| Some((entry, self.schema.column_name(entry)?))) {
            let group = entry.name.trim_end_matches(column).trim_end_matches('.').to_owned();
            return Err(Fault::NeedsRow { name: entry.name.clone(), group, column: column.into() }.at(at).into());
        }
        let kind = self.read(at, slot)?;
        Ok((if self.schema.is_group(slot) { Node::Rows(slot) } else { Node::Slot(slot) }, kind))
    }

    fn field(&mut self, at: usize, row: Node, group: Slot, local: &str, name: &str) -> Checked {
        let Some(column) = self.schema.column_of(group, name) else {
            let nearest = nearest(name, self.schema.columns(group));
            let (name, nearest) = (format!("{local}.{name}"), nearest.map(|nearest| format!("{local}.{nearest}")));
            return Err(Fault::UnknownName { name, nearest }.at(at).into());
        };
        Ok((Node::Field(Box::new(row), column), self.read(at, column)?))
    }

    fn read(&mut self, at: usize, slot: Slot) -> Result<Type, Stop> {
        if !self.reads.contains(&slot) {
            self.reads.push(slot);
        }
        self.schema.kind(slot).cloned().ok_or(Stop::Needs(slot, at))
    }

    fn unknown(&self, at: usize, name: &str) -> Mistake {
        let locals = self.locals.iter().map(|(local, _)| local.as_str());
        let nearest = nearest(name, self.schema.names(self.group).chain(locals));
        Fault::UnknownName { name: name.to_owned(), nearest }.at(at)
    }

    /// Whether a name, or the part before its first dot, means something here.
    pub fn is_taken(&self, name: &str) -> bool {
        let first = |known: &str| known.split('.').next() == Some(name);
        self.locals.iter().any(|(local, _)| local == name) || self.schema.names(self.group).any(first)
    }

    fn binary(&mut self, operator: Operator, left: &Expr, right: &Expr) -> Checked {
        let ((one, kind), (other, other_kind)) = (self.check(left)?, self.check(right)?);
        let gives =
            gives(operator, &kind, &other_kind).ok_or_else(|| misfit(operator, left, right, (&kind, &other_kind)))?;
        let (one, other) = (Box::new(one), Box::new(other));
        let node = match operator {
            Operator::Or | Operator::And => Node::Logic(operator, one, other),
            Operator::In => Node::In(one, other),
            Operator::Plus if gives != Type::Int => Node::Join(one, other),
            _ if gives == Type::Int => Node::Arithmetic(operator, one, other),
            _ => Node::Compare(operator, one, other),
        };
        Ok((node, gives))
    }

    fn branches(&mut self, condition: &Expr, yes: &Expr, no: &Expr) -> Checked {
        let condition = self.of(condition, &Type::Bool)?;
        let ((yes, kind), (no_node, other)) = (self.check(yes)?, self.check(no)?);
        if kind != other {
            let (first, other) = (kind.to_string(), other.to_string());
            return Err(Fault::Branches { first, other }.at(no.at).into());
        }
        Ok((Node::If(Box::new(condition), Box::new(yes), Box::new(no_node)), kind))
    }

    fn has(&mut self, expr: &Expr, arguments: &[Expr]) -> Checked {
        let [name] = arguments else { return Err(Fault::HasNeedsName.at(expr.at).into()) };
        match self.check(name)?.0 {
            node @ (Node::Slot(_) | Node::Cell(_) | Node::Field(..)) => Ok((Node::Has(Box::new(node)), Type::Bool)),
            Node::Rows(_) => Err(Fault::HasGroup { name: name.to_string() }.at(name.at).into()),
            _ => Err(Fault::HasNeedsName.at(name.at).into()),
        }
    }
}

/// A day that is written in the expression itself, and therefore known to be one.
fn date(expr: &Expr, arguments: &[Expr]) -> Checked {
    let text = match arguments {
        [Expr { kind: Kind::Text(text), .. }] => text.clone(),
        _ => String::new(),
    };
    let day = calendar::read(&text).ok_or_else(|| Fault::NoDay { text }.at(expr.at))?;
    Ok((Node::Constant(Value::Date(day)), Type::Date))
}
