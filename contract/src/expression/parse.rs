//! From a text to an expression (CEL's grammar, of which only a part is taken).

use super::ast::{Expr, Kind, Operator};
use super::mistake::{Fault, Mistake};
use super::token::{Token, Word, tokens};
use super::{DEEPEST, LONGEST};

/// Words that CEL keeps for itself.
const RESERVED: [&str; 17] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];

/// Reads an expression.
pub fn parse(text: &str) -> Result<Expr, Mistake> {
    if text.chars().count() > LONGEST {
        return Err(Fault::TooLong.at(1));
    }
    let mut parser = Parser { tokens: tokens(text)?, next: 0, depth: 0 };
    if parser.peek().word == Word::End {
        return Err(Fault::Empty.at(1));
    }
    let expr = parser.expression()?;
    match parser.peek().word {
        Word::End => Ok(expr),
        _ => Err(parser.unexpected("an operator such as && or == is missing before it")),
    }
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    /// Expressions in parentheses, lists and calls that stand in each other here.
    depth: usize,
}

static END: Token = Token { at: 1, word: Word::End };

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.next).or(self.tokens.last()).unwrap_or(&END)
    }

    fn at(&self) -> usize {
        self.peek().at
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.peek().word, Word::Sign(found) if found == sign)
    }

    fn eat(&mut self, sign: &str) -> bool {
        let found = self.is(sign);
        self.next += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str) -> Result<(), Mistake> {
        if self.eat(sign) { Ok(()) } else { Err(self.unexpected(&format!("{sign} is missing before it"))) }
    }

    /// What stands here does not belong here.
    fn unexpected(&self, expected: &str) -> Mistake {
        let (found, expected) = match &self.peek().word {
            Word::End => ("the end".to_owned(), expected),
            Word::Int(number) => (format!("the number {number}"), expected),
            Word::Text(text) => (format!("the text {text:?}"), expected),
            Word::Name(name) => (format!("{name:?}"), spoken(name).unwrap_or(expected)),
            Word::Sign("[") => ("\"[\"".into(), "elements have no numbers; write x.exists(e, …)"),
            Word::Sign("{") => ("\"{\"".into(), "lists are written in brackets: ['a', 'b']"),
            Word::Sign(sign) => (format!("{sign:?}"), expected),
        };
        Fault::Unexpected { found, expected: expected.to_owned() }.at(self.at())
    }

    /// Reads what stands inside something else.
    fn inside<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Mistake>) -> Result<T, Mistake> {
        if self.depth >= DEEPEST {
            return Err(Fault::TooDeep.at(self.at()));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    fn expression(&mut self) -> Result<Expr, Mistake> {
        let at = self.at();
        let condition = self.binary(1)?;
        if !self.eat("?") {
            return Ok(condition);
        }
        let yes = self.binary(1)?;
        self.expect(":")?;
        let no = self.inside(Self::expression)?;
        bounded(at, Kind::If(Box::new(condition), Box::new(yes), Box::new(no)))
    }

    fn operator(&self) -> Option<Operator> {
        let written = match &self.peek().word {
            Word::Sign(sign) => sign,
            Word::Name(name) => name.as_str(),
            _ => return None,
        };
        Operator::ALL.iter().copied().find(|operator| operator.sign() == written)
    }

    /// Operators that bind at least this strongly, those of one strength from the left.
    fn binary(&mut self, weakest: u8) -> Result<Expr, Mistake> {
        let at = self.at();
        let mut left = self.unary()?;
        while let Some(operator) = self.operator().filter(|operator| operator.level() >= weakest) {
            self.next += 1;
            let right = self.binary(operator.level() + 1)?;
            left = bounded(at, Kind::Binary(operator, Box::new(left), Box::new(right)))?;
        }
        Ok(left)
    }

    /// At most one `!` or `-`. CEL's readers take two in a row for none, even before the least number, which has no opposite.
    fn unary(&mut self) -> Result<Expr, Mistake> {
        let at = self.at();
        let minus = self.is("-");
        if !self.eat("!") && !self.eat("-") {
            return self.operand();
        }
        match self.peek().word {
            // A minus before digits belongs to the number.
            Word::Int(digits) if minus => {
                let number = 0_i64.checked_sub_unsigned(digits).ok_or_else(|| Fault::TooLarge.at(at))?;
                self.next += 1;
                self.member(bounded(at, Kind::Int(number))?)
            }
            Word::Sign("!" | "-") => Err(self.unexpected("put what follows into parentheses")),
            _ => {
                let inner = Box::new(self.operand()?);
                bounded(at, if minus { Kind::Minus(inner) } else { Kind::Not(inner) })
            }
        }
    }

    fn operand(&mut self) -> Result<Expr, Mistake> {
        let first = self.primary()?;
        self.member(first)
    }

    /// Fields and calls behind a dot.
    fn member(&mut self, mut expr: Expr) -> Result<Expr, Mistake> {
        while self.eat(".") {
            let at = expr.at;
            let name = self.name()?;
            let kind = if self.eat("(") {
                Kind::Call(Some(Box::new(expr)), name, self.list(")")?)
            } else {
                Kind::Field(Box::new(expr), name)
            };
            expr = bounded(at, kind)?;
        }
        Ok(expr)
    }

    fn primary(&mut self) -> Result<Expr, Mistake> {
        let Token { at, word } = self.peek().clone();
        let kind = match word {
            Word::Int(digits) => {
                self.next += 1;
                Kind::Int(i64::try_from(digits).map_err(|_| Fault::TooLarge.at(at))?)
            }
            Word::Text(text) => {
                self.next += 1;
                Kind::Text(text)
            }
            Word::Name(name) if name == "true" || name == "false" => {
                self.next += 1;
                Kind::Bool(name == "true")
            }
            Word::Name(_) => {
                let name = self.name()?;
                if self.eat("(") { Kind::Call(None, name, self.list(")")?) } else { Kind::Name(name) }
            }
            Word::Sign("(") => {
                self.next += 1;
                let inner = self.inside(Self::expression)?;
                self.expect(")")?;
                return Ok(inner);
            }
            Word::Sign("[") => {
                self.next += 1;
                Kind::List(self.list("]")?)
            }
            Word::Sign(_) | Word::End => return Err(self.unexpected("a name, a value or ( is missing before it")),
        };
        bounded(at, kind)
    }

    fn name(&mut self) -> Result<String, Mistake> {
        let Token { at, word } = self.peek().clone();
        let Word::Name(name) = word else { return Err(self.unexpected("a name is missing before it")) };
        if let Some(instead) = reserved(&name) {
            return Err(Fault::Reserved { word: name, instead }.at(at));
        }
        self.next += 1;
        Ok(name)
    }

    /// Expressions with commas between them, up to this sign.
    fn list(&mut self, close: &str) -> Result<Vec<Expr>, Mistake> {
        let mut elements = Vec::new();
        while !self.eat(close) {
            if !elements.is_empty() {
                self.expect(",")?;
            }
            elements.push(self.inside(Self::expression)?);
        }
        Ok(elements)
    }
}

fn bounded(at: usize, kind: Kind) -> Result<Expr, Mistake> {
    let expr = Expr::new(at, kind);
    if expr.depth() > DEEPEST { Err(Fault::TooDeep.at(at)) } else { Ok(expr) }
}

/// What to write in the place of a word that cannot be a name.
pub fn reserved(word: &str) -> Option<&'static str> {
    match word {
        "null" => Some("write !has(x) for what was not answered"),
        "true" | "false" | "in" => Some("it has a meaning of its own"),
        _ => RESERVED.contains(&word).then_some("CEL keeps it for itself"),
    }
}

/// Operators as people say them.
fn spoken(word: &str) -> Option<&'static str> {
    match word.to_ascii_lowercase().as_str() {
        "and" | "e" => Some("write && for and"),
        "or" | "o" => Some("write || for or"),
        "not" | "non" => Some("write ! for not"),
        _ => None,
    }
}
