//! An expression as it was read, and how it is written.

use std::fmt;

/// An expression. Two are equal where they say the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Where it begins: the character of the text, from 1.
    pub at: usize,
    /// What it is.
    pub kind: Kind,
    depth: usize,
}

/// What an expression is.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// `true`, `false`.
    Bool(bool),
    /// `12`, `-12`.
    Int(i64),
    /// `'text'`, `"text"`.
    Text(String),
    /// `[a, b]`.
    List(Vec<Expr>),
    /// `child`.
    Name(String),
    /// `child.birth_date`.
    Field(Box<Expr>, String),
    /// `!a`.
    Not(Box<Expr>),
    /// `-a`.
    Minus(Box<Expr>),
    /// `a < b`.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `a ? b : c`.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `size(a)`, and `a.size()` with what it is asked of.
    Call(Option<Box<Expr>>, String, Vec<Expr>),
}

macro_rules! operators {
    ($($(#[$doc:meta])* $name:ident = $sign:literal, $level:literal;)+) => {
        /// What stands between two expressions.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Operator {
            $($(#[$doc])* $name,)+
        }

        impl Operator {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As it is written.
            pub fn sign(self) -> &'static str {
                match self { $(Self::$name => $sign,)+ }
            }

            /// How strongly it binds; of two in a row with the same strength the first one comes first.
            pub(super) fn level(self) -> u8 {
                match self { $(Self::$name => $level,)+ }
            }
        }
    };
}

operators! {
    /// One of the two.
    Or = "||", 1;
    /// Both.
    And = "&&", 2;
    /// The same.
    Equal = "==", 3;
    /// Not the same.
    NotEqual = "!=", 3;
    /// Smaller, or earlier.
    Less = "<", 3;
    /// Not larger, or not later.
    AtMost = "<=", 3;
    /// Larger, or later.
    More = ">", 3;
    /// Not smaller, or not earlier.
    AtLeast = ">=", 3;
    /// Among the elements of a list.
    In = "in", 3;
    /// The sum of numbers; texts or lists joined.
    Plus = "+", 4;
    /// The difference.
    Minus = "-", 4;
    /// The product.
    Times = "*", 5;
    /// The quotient, cut off towards zero.
    Divided = "/", 5;
    /// What division leaves, with the sign of the first.
    Rest = "%", 5;
}

/// How strongly `!` and `-` before an expression bind.
pub(super) const UNARY: u8 = 6;
/// How strongly names, values, calls and fields bind.
const TIGHT: u8 = 7;

impl Expr {
    /// This expression at this character of its text.
    pub fn new(at: usize, kind: Kind) -> Self {
        let deepest = match &kind {
            Kind::Bool(_) | Kind::Int(_) | Kind::Text(_) | Kind::Name(_) => 0,
            Kind::List(elements) => deepest(elements),
            Kind::Field(inner, _) | Kind::Not(inner) | Kind::Minus(inner) => inner.depth,
            Kind::Binary(_, left, right) => left.depth.max(right.depth),
            Kind::If(condition, yes, no) => condition.depth.max(yes.depth).max(no.depth),
            Kind::Call(target, _, arguments) => {
                target.as_ref().map_or(0, |target| target.depth).max(deepest(arguments))
            }
        };
        Self { at, kind, depth: deepest + 1 }
    }

    /// How many expressions stand in each other.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// `child.birth_date`, where it is a name with or without dots.
    pub(super) fn dotted(&self) -> Option<String> {
        match &self.kind {
            Kind::Name(name) => Some(name.clone()),
            Kind::Field(inner, field) => Some(format!("{}.{field}", inner.dotted()?)),
            _ => None,
        }
    }

    fn level(&self) -> u8 {
        match &self.kind {
            Kind::If(..) => 0,
            Kind::Binary(operator, ..) => operator.level(),
            Kind::Not(_) | Kind::Minus(_) => UNARY,
            Kind::Int(number) if *number < 0 => UNARY,
            _ => TIGHT,
        }
    }

    /// In parentheses where it binds less strongly than is needed.
    fn write(&self, f: &mut fmt::Formatter<'_>, needed: u8) -> fmt::Result {
        if self.level() < needed { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

fn deepest(expressions: &[Expr]) -> usize {
    expressions.iter().map(|expression| expression.depth).max().unwrap_or(0)
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl fmt::Display for Expr {
    /// With as few parentheses as it can be read back with.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Bool(value) => write!(f, "{value}"),
            Kind::Int(value) => write!(f, "{value}"),
            Kind::Text(text) => write_text(f, text),
            Kind::Name(name) => f.write_str(name),
            Kind::List(elements) => write_list(f, '[', elements, ']'),
            Kind::Field(inner, field) => {
                inner.write(f, TIGHT)?;
                write!(f, ".{field}")
            }
            Kind::Not(inner) => write_sign(f, '!', inner),
            Kind::Minus(inner) => write_sign(f, '-', inner),
            Kind::Binary(operator, left, right) => {
                left.write(f, operator.level())?;
                write!(f, " {} ", operator.sign())?;
                right.write(f, operator.level() + 1)
            }
            Kind::If(condition, yes, no) => {
                condition.write(f, 1)?;
                f.write_str(" ? ")?;
                yes.write(f, 1)?;
                f.write_str(" : ")?;
                no.write(f, 0)
            }
            Kind::Call(target, function, arguments) => {
                if let Some(target) = target {
                    target.write(f, TIGHT)?;
                    f.write_str(".")?;
                }
                f.write_str(function)?;
                write_list(f, '(', arguments, ')')
            }
        }
    }
}

/// A sign before an expression. A minus before digits would be read as a part of the number.
fn write_sign(f: &mut fmt::Formatter<'_>, sign: char, inner: &Expr) -> fmt::Result {
    let written = inner.to_string();
    let tight = inner.level() == TIGHT && !written.starts_with(|c: char| c.is_ascii_digit());
    if tight { write!(f, "{sign}{written}") } else { write!(f, "{sign}({written})") }
}

fn write_list(f: &mut fmt::Formatter<'_>, open: char, elements: &[Expr], close: char) -> fmt::Result {
    write!(f, "{open}")?;
    for (place, element) in elements.iter().enumerate() {
        f.write_str(if place == 0 { "" } else { ", " })?;
        write!(f, "{element}")?;
    }
    write!(f, "{close}")
}

fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("'")?;
    for c in text.chars() {
        match c {
            '\'' | '\\' => write!(f, "\\{c}")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            _ if c.is_control() => write!(f, "\\u{:04x}", u32::from(c))?,
            _ => write!(f, "{c}")?,
        }
    }
    f.write_str("'")
}
